package dev.latchkey.routing.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One connection, given to whoever asks, whose statements stay in one transaction until the test
/// commits it: a moment in the middle of a statement that lasts.
final class OpenTransaction implements AutoCloseable {

  private final Connection connection;

  OpenTransaction(DataSource database) throws SQLException {
    connection = database.getConnection();
    connection.setAutoCommit(false);
  }

  DataSource connections() {
    return proxy(DataSource.class, (_, _) -> proxy(Connection.class, this::unlessClosing));
  }

  void commit() throws SQLException {
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private @Nullable Object unlessClosing(Method method, @Nullable Object[] arguments)
      throws ReflectiveOperationException {
    return method.getName().equals("close") ? null : method.invoke(connection, arguments);
  }

  private static <T> T proxy(Class<T> type, Call call) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              try {
                return call.answer(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
    return type.cast(proxy);
  }

  private interface Call {
    @Nullable Object answer(Method method, @Nullable Object[] arguments)
        throws ReflectiveOperationException;
  }
}
