package dev.smisk;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears SIGTERM and SIGINT, so that an app that is told to stop ends with status 0. A shutdown hook
 * alone cannot: the JVM would end with 143, or the hook would have to halt it and cut off the hooks
 * of others.
 *
 * <p>{@code sun.misc.Signal} is in the supported module {@code jdk.unsupported}, yet javac warns of
 * each mention and the warning cannot be turned off; hence reflection. Where it is missing (a JVM
 * image without that module, {@code -Xrs}) the shutdown hook still stops the app in order, and only
 * the status differs.
 */
final class Termination {
  private static final Logger log = LoggerFactory.getLogger(Termination.class);

  private Termination() {}

  /** Calls with the signal's number at each, on a thread of the JVM's. */
  static void onSignal(IntConsumer action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> listener = Class.forName("sun.misc.SignalHandler");
      Method number = signal.getMethod("getNumber");
      Object ours =
          Proxy.newProxyInstance(
              Termination.class.getClassLoader(),
              new Class<?>[] {listener},
              (proxy, method, arguments) -> {
                if (method.getDeclaringClass().equals(listener)) {
                  action.accept((int) number.invoke(arguments[0]));
                  return null;
                }
                return method.getName().equals("equals")
                    ? proxy == arguments[0]
                    : method.invoke(action, arguments);
              });
      Method handle = signal.getMethod("handle", signal, listener);
      for (String name : new String[] {"TERM", "INT"}) {
        handle.invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      log.debug("signals cannot be heard: SIGTERM will end the process with status 143", e);
    }
  }
}
