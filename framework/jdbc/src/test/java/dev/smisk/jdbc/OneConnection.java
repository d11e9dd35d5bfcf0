package dev.smisk.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A pool of one connection, which stays open, and may be told to fail. Of one thread at a time. */
final class OneConnection implements DataSource {
  private final Connection connection;
  private int failures;
  private int untilStatement;
  private String state = "";

  OneConnection(Connection connection) {
    this.connection = connection;
  }

  void failNext(int times, String sqlState) {
    failures = times;
    state = sqlState;
  }

  /** Of the statements without parameters, the first of which is 1. */
  void failStatement(int number, String sqlState) {
    untilStatement = number;
    state = sqlState;
  }

  @Override
  public Connection getConnection() {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              if (method.getName().equals("prepareStatement") && failures > 0) {
                failures--;
                throw new SQLException("as it was told", state);
              }
              if (method.getName().equals("createStatement") && --untilStatement == 0) {
                throw new SQLException("as it was told", state);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public Connection getConnection(String user, String password) {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {
    throw new UnsupportedOperationException("as DBCP has it");
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("is no wrapper");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
