package dev.smisk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears SIGTERM and SIGINT, so that an app that is told to stop ends with status 0. A shutdown hook
 * alone cannot: the JVM would end with 143, or the hook would have to halt it and cut off the hooks
 * of others.
 *
 * <p>{@code sun.misc.Signal} is in the supported module {@code jdk.unsupported}, yet javac warns of
 * each mention and the warning cannot be turned off; hence the method handles, resolved once. Where
 * it is missing (a JVM image without that module, {@code -Xrs}) the shutdown hook still stops the
 * app in order, and only the status differs.
 */
final class Termination {
  private static final Logger log = LoggerFactory.getLogger(Termination.class);

  private Termination() {}

  /** Calls with the signal's number at each, on a thread of the JVM's. */
  static void onSignal(IntConsumer action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> listener = Class.forName("sun.misc.SignalHandler");
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      MethodHandle make =
          lookup.findConstructor(signal, MethodType.methodType(void.class, String.class));
      MethodHandle handle =
          lookup.findStatic(signal, "handle", MethodType.methodType(listener, signal, listener));
      MethodHandle number =
          lookup.findVirtual(signal, "getNumber", MethodType.methodType(int.class));
      MethodHandle accept =
          lookup.findVirtual(
              IntConsumer.class, "accept", MethodType.methodType(void.class, int.class));
      Object ours =
          MethodHandleProxies.asInterfaceInstance(
              listener, MethodHandles.filterArguments(accept.bindTo(action), 0, number));
      for (String name : new String[] {"TERM", "INT"}) {
        handle.invoke(make.invoke(name), ours);
      }
    } catch (Error e) {
      throw e;
    } catch (Throwable e) { // what method handles declare
      log.debug("signals cannot be heard: SIGTERM will end the process with status 143", e);
    }
  }
}
