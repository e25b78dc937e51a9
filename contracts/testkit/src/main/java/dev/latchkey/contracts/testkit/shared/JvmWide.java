package dev.latchkey.contracts.testkit.shared;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;

/// Reaches the objects of [JvmServers] in the application class loader from whichever class loader
/// the caller is in.
///
/// An object of the other class loader is used through a proxy of the caller's own interface. Its
/// abstract methods therefore take and return JDK types only; default methods run at the caller's
/// side.
final class JvmWide {
  private final Function<String, Object> servers;

  private JvmWide(Function<String, Object> servers) {
    this.servers = servers;
  }

  @SuppressWarnings("unchecked") // JvmServers implements exactly this function.
  static JvmWide instance() {
    try {
      Class<?> type =
          Class.forName(
              JvmServers.class.getName(), /* initialize= */ true, applicationClassLoader());
      return new JvmWide((Function<String, Object>) type.getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The test kit cannot reach its servers", e);
    }
  }

  /// The server that is used through this interface, started if it is not yet.
  <T> T get(Class<T> type) {
    Object server = servers.apply(type.getName());
    return type.isInstance(server) ? type.cast(server) : type.cast(view(type, server));
  }

  private static Object view(Class<?> type, Object server) {
    InvocationHandler forward =
        (proxy, method, arguments) ->
            method.isDefault()
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : invoke(counterpart(type, server, method), server, arguments);
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, forward);
  }

  private static Method counterpart(Class<?> type, Object server, Method method)
      throws ReflectiveOperationException {
    Class<?> declaring = method.getDeclaringClass();
    Class<?> otherType =
        declaring == Object.class
            ? Object.class
            : server.getClass().getClassLoader().loadClass(type.getName());
    return otherType.getMethod(method.getName(), method.getParameterTypes());
  }

  private static Object invoke(Method method, Object server, Object[] arguments) throws Throwable {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // A server that is started again looks for its own classes in the context class loader.
    thread.setContextClassLoader(server.getClass().getClassLoader());
    try {
      return method.invoke(server, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /// The class loader of the class path. A launcher that keeps tests out of it has one class loader
  /// for them.
  private static ClassLoader applicationClassLoader() {
    ClassLoader system = ClassLoader.getSystemClassLoader();
    String name = JvmServers.class.getName().replace('.', '/') + ".class";
    return system.getResource(name) == null ? JvmWide.class.getClassLoader() : system;
  }
}
