package com.acme;

import dev.smisk.Route;
import dev.smisk.Status;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class Results {
  record Book(String title) {}

  @Route("GET /future")
  Future<Book> future() { //! future cannot return Future<Book>: return a CompletionStage, such as a CompletableFuture, or wait for the value, a handler may block, and return that
    return new CompletableFuture<>();
  }

  @Route("GET /publisher")
  Flow.Publisher<Book> publisher() { //! publisher cannot return Publisher<Book>: return a Stream, whose elements are sent as they come, or a CompletionStage of a List
    return subscriber -> {};
  }

  @Route("GET /ints")
  IntStream ints() { //! ints cannot return IntStream: return its boxed() stream, a JSON array that is streamed
    return IntStream.of();
  }

  @Route("GET /raw/stage")
  @SuppressWarnings("rawtypes")
  CompletionStage rawStage() { //! CompletionStage has no type argument: say of what, as in CompletionStage<Book>
    return new CompletableFuture<>();
  }

  @Route("GET /stage/stage")
  CompletionStage<CompletableFuture<Book>> twice() { //! twice returns a stage of a stage: make one of them, by thenCompose instead of thenApply
    return new CompletableFuture<>();
  }

  @Route("GET /optional/stage")
  Optional<CompletionStage<Book>> optionalStage() { //! optionalStage cannot return CompletionStage<Book>: what is pending stands around what is answered then: return a CompletionStage of that, such as CompletionStage<Optional<Book>> or CompletionStage<Response<Book>>
    return Optional.empty();
  }

  @Route("GET /stage/input")
  CompletionStage<InputStream> stageOfInput() { //! stageOfInput cannot return InputStream: return a Response, made by Response.ok().bytes("image/png", bytes), or by Response.stream("image/png", out -> …) where it is large
    return new CompletableFuture<>();
  }

  @Route("GET /raw/iterator")
  @SuppressWarnings("rawtypes")
  Iterator rawIterator() { //! The result type Iterator has no type argument: say of what, as in List<Book>
    return List.of().iterator();
  }

  @Route("GET /stage/problem")
  @Status(201) //! A Response has a status of its own: remove @Status, or return the value itself
  CompletionStage<Response<Book>> stageOfResponse() {
    return new CompletableFuture<>();
  }

  @Route("GET /input")
  InputStream input() { //! input cannot return InputStream: return a Response, made by Response.ok().bytes("image/png", bytes), or by Response.stream("image/png", out -> …) where it is large
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

  @Route("GET /object")
  Object object() { //! object cannot return Object: it says nothing of what is sent: return the type that is sent, or a Response<?> where answers differ
    return "";
  }

  @Route("GET /stage/object")
  CompletionStage<Object> stageOfObject() { //! stageOfObject cannot return Object: it says nothing of what is sent: return the type that is sent, or a Response<?> where answers differ
    return new CompletableFuture<>();
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

  @Route("GET /responses")
  Stream<Response<Book>> responses() { //! responses cannot return Response<Book>: it is one whole answer: return the value itself, or a Response around all of them
    return Stream.of();
  }

  @Route("GET /response/response")
  Response<Response<Book>> responseOfResponse() { //! responseOfResponse cannot return Response<Book>: it is one whole answer: return the value itself, or a Response around all of them
    return Response.ok();
  }

  @Route("GET /map/responses")
  Map<String, List<Response<Book>>> mapOfResponses() { //! mapOfResponses cannot return Map<String, List<Response<Book>>>, as Response<Book> is in it: it is one whole answer: return the value itself, or a Response around all of them
    return Map.of();
  }

  @Route("GET /stages")
  List<CompletionStage<Book>> stages() { //! stages cannot return List<CompletionStage<Book>>, as CompletionStage<Book> is in it: what is pending stands around what is answered then: return a CompletionStage of that, such as CompletionStage<Optional<Book>> or CompletionStage<Response<Book>>
    return List.of();
  }

  @Route("GET /inputs")
  Response<InputStream[]> inputs() { //! inputs cannot return InputStream[], as InputStream is in it: return a Response, made by Response.ok().bytes("image/png", bytes), or by Response.stream("image/png", out -> …) where it is large
    return Response.ok();
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
}
