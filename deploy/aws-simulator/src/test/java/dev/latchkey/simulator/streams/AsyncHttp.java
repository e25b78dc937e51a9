package dev.latchkey.simulator.streams;

import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/// The SDK's asynchronous HTTP clients, over HTTP/1.1.
enum AsyncHttp {
  CRT,
  NETTY;

  SdkAsyncHttpClient newClient() {
    return switch (this) {
      case CRT -> AwsCrtAsyncHttpClient.create();
      case NETTY -> NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1).build();
    };
  }
}
