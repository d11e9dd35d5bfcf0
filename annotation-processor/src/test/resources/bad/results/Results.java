package com.acme;

import dev.smisk.Route;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

class Results {
  record Book(String title) {}

  @Route("GET /future")
  CompletableFuture<Book> future() { //! future cannot return CompletableFuture<Book>: this version knows no pending answers, so wait for the value, a handler may block, and return that
    return new CompletableFuture<>();
  }

  @Route("GET /stream")
  Stream<Book> stream() { //! stream cannot return Stream<Book>: this version streams no results, so return a List
    return Stream.of();
  }

  @Route("GET /input")
  InputStream input() { //! input cannot return InputStream: this version does not send it, so return a Response, made by Response.ok().bytes("image/png", bytes)
    return InputStream.nullInputStream();
  }

  @Route("GET /optional-long")
  OptionalLong optionalLong() { //! optionalLong cannot return OptionalLong: return an Optional<Long>
    return OptionalLong.empty();
  }

  @Route("GET /char-sequence")
  CharSequence charSequence() { //! charSequence cannot return CharSequence: return a String
    return "";
  }

  @Route("GET /void")
  Void aVoid() { //! aVoid cannot return Void: a handler without a result returns void
    throw new IllegalStateException();
  }

  @Route("GET /request")
  Request request(Request request) { //! request cannot return Request: it is what a handler takes, not what it returns
    return request;
  }

  @Route("GET /optional/response")
  Optional<Response<Book>> optionalResponse() { //! An Optional<Response> says twice whether there is an answer: return a Response, and Response.status(404) where there is nothing
    return Optional.empty();
  }

  @Route("GET /raw/optional")
  @SuppressWarnings("rawtypes")
  Optional rawOptional() { //! Optional has no type argument: say of what, as in Optional<Book>
    return Optional.empty();
  }

  @Route("GET /raw/list")
  @SuppressWarnings("rawtypes")
  Map<String, List> rawList() { //! The result type Map<String, List> has no type argument: say of what, as in List<Book>
    return Map.of();
  }

  @Route("GET /wildcard")
  Map<String, ?> wildcard() { //! The result type Map<String, ?> has a wildcard: name the type itself, such as List<Book> or Map<String, Object>
    return Map.of();
  }

  @Route("GET /response/stream")
  Response<Stream<Book>> responseStream() { //! responseStream cannot return Stream<Book>: this version streams no results, so return a List
    return Response.ok();
  }
}
