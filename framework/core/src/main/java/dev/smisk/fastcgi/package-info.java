/**
 * FastCGI 1.0: records, connections and threads, and nothing of HTTP.
 *
 * <p>It knows no other package of the framework. What it needs of the application it asks a {@link
 * dev.smisk.fastcgi.Responder}; what a request means is that one's affair, down to the answer where
 * a limit turns a request away ({@link dev.smisk.fastcgi.Refusal}).
 *
 * <h2>The path of one request</h2>
 *
 * <pre>
 *  socket ─ SocketTransport ─ RecordReader ─ RequestAssembly ─ Exchange ─ Responder.admit ─▶ Job
 *              reads into the     cuts         by request id     PARAMS→STDIN→READY           │
 *              leader's buffer                                                                ▼
 *                                               RunQueue: inline, or on Workers (Pace says)
 *                                                                                             │
 *  socket ◀ SocketTransport ◀── Output ◀──────────────── Stdout ◀───────── Job.run ───────────┘
 *                               under its lock            the running thread's buffer
 * </pre>
 *
 * <p>{@code Connection} holds both directions together and sees to their time limits; {@code
 * OutputLifecycle} tells how the sending one closes, {@code EventLoop} who turns the wheel.
 *
 * <p>A connection is bytes in, bytes out: {@link dev.smisk.fastcgi.InMemoryConnection} drives the
 * same code without a socket. A small request that comes in one read costs: that read, one write, a
 * share of one select; one copy of its PARAMS into a pooled buffer; about 110 bytes of garbage.
 *
 * <h2>Who leads</h2>
 *
 * <p>One thread selects, parses and runs handlers. Where a handler holds it up, the monitor gives
 * the loop to the thread in reserve, and the old one finishes its own answer and becomes the
 * reserve. The diagram stands in {@code Leadership}, the rules for taking in {@code Monitor}, what
 * is learnt in {@link dev.smisk.fastcgi.Pace}.
 *
 * <table>
 *   <caption>Who owns what</caption>
 *   <tr><th>State</th><th>Owner</th></tr>
 *   <tr><td>selector, run queue, read buffer, params pool, timers, every {@code Connection} but its
 *       output, every {@code Exchange} until READY</td>
 *       <td>the leading thread; handed over with the leadership</td></tr>
 *   <tr><td>{@code Output}, {@code Exchange.ended}</td><td>that connection's lock</td></tr>
 *   <tr><td>job, stdin, stdout of a READY exchange</td><td>the thread that runs it</td></tr>
 *   <tr><td>{@code StreamedBody}, its ring and the list of its files</td>
 *       <td>that body's lock: the leader adds, the job's thread reads, the spooler moves; who is at a
 *       file without the lock says so under it</td></tr>
 *   <tr><td>{@code Suspension}: who goes on with a pending answer, or drops it</td>
 *       <td>whoever changes its state; the exchange is that thread's from then on</td></tr>
 *   <tr><td>{@code RecordReader} and inlet of a connection that is lent</td>
 *       <td>that body's lock, and while the {@code Loan} is READING the job's thread</td></tr>
 *   <tr><td>{@code Execution}: whom to interrupt</td>
 *       <td>its lock; the thread takes itself out before it leaves the job</td></tr>
 *   <tr><td>the bytes behind {@code Params}</td>
 *       <td>written by the leader before the job starts, then read by anybody; reused only when the
 *       job ended on the leading thread, under a generation that makes earlier views throw</td></tr>
 *   <tr><td>buffer of {@code Stdout}</td>
 *       <td>inline: that leader thread's own; on a worker: taken from a pool at the first byte</td></tr>
 *   <tr><td>{@code Attention}</td>
 *       <td>anybody adds; the leader looks before it waits, and is woken if it is not the one that
 *       adds</td></tr>
 * </table>
 *
 * <h2>Bodies that are read while they come</h2>
 *
 * <p>A job with {@link dev.smisk.fastcgi.Intake.Mode#STREAM} starts on a worker when PARAMS end.
 * What comes goes into a ring of 8 KiB, doubled up to {@link
 * dev.smisk.fastcgi.Limits#streamMemory()} where it comes quickly; the leader never reads more of a
 * connection than the fullest of its rings has room for. Where one is full, the connection waits
 * for its reader for 20 ms ({@code Backpressure}); then one thread ({@code BodyStore}) moves the
 * ring to a file without a name, from then until the reader has caught up. So a job that keeps up
 * never touches the disk; siblings, aborts and web servers that read nothing before they have sent
 * all are held up by 20 ms; and a disk that stalls holds up the connections whose bodies it is to
 * take, never the loop. Memory: {@link dev.smisk.fastcgi.Limits#bodiesMemory()} and 8 KiB for each
 * stream; disk: {@link dev.smisk.fastcgi.Limits#spoolBytes()}.
 *
 * <p>Two threads that wake each other for every piece cost a fast upload more than all its copies.
 * So the leader lends a connection on which one body alone comes, and quickly, to that body's job
 * ({@code Loan}, {@code Lending}), which reads the socket itself and waits by a selector of its own
 * ({@code Inlet}). It takes content of that request's STDIN and nothing else: at any other record,
 * at the body's end, or when nothing comes for 20 ms, the connection goes back, with what was read
 * and not taken; and the leader takes it back from a job that does not read for 20 ms, as it would
 * spool then. At most {@code Inlets.MAX} at once, of 64 KiB each; past it the leader reads.
 *
 * <h2>Answers that are pending</h2>
 *
 * <p>A job may return without an answer ({@link dev.smisk.fastcgi.Stdout#suspend()}) and is run
 * again on a worker when its {@link dev.smisk.fastcgi.Suspension} is resumed. Meanwhile the request
 * has a place among {@link dev.smisk.fastcgi.Limits#handlers()}, its variables and its body, and no
 * thread; a stop waits for it. ABORT, the end of the connection and {@link
 * dev.smisk.fastcgi.Limits#handlerTime()} end it, and the job runs to see to what is left; a peer
 * that has only shut its sending side may still read the answer, for {@link
 * dev.smisk.fastcgi.Limits#closingTime()}. {@code SuspensionTest} and {@code PendingServerTest}
 * show each of these.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li>Overload never queues: past {@link dev.smisk.fastcgi.Limits#handlers()} the application
 *       answers {@code OVERLOADED} at once. What waits, waits in the kernel's backlog, before it
 *       has become a request.
 *   <li>Memory that peers decide on has a bound over all connections, and an answer past it:
 *       variables from BEGIN_REQUEST to the job's end ({@link
 *       dev.smisk.fastcgi.Limits#paramsMemory()}: {@code NO_MEMORY}), bodies ({@link
 *       dev.smisk.fastcgi.Limits#bodiesMemory()}), and what of answers is not taken ({@link
 *       dev.smisk.fastcgi.Limits#pendingMemory()}: the writer's buffer waits with its writer). What
 *       remains is a connection's own kilobyte.
 *   <li>A body that nobody wants, and whatever comes after END, is read and discarded: FastCGI has
 *       no flow control per request, so what one leaves unread would stop its siblings.
 *   <li>A peer's end of input closes what is incomplete; jobs that run may still answer, since a
 *       peer may shut its sending side and read on. They can ask {@code aborted()}.
 *   <li>Protocol errors close the connection: after one nothing on it can be told apart any more.
 *   <li>Answers are padded to eight bytes and carry at most 32 KiB per record, far from the 65,535
 *       at which some HAProxy lose their way.
 *   <li>A server whose Unix socket another has replaced closes no connection before its last
 *       quarter of time: whoever closes on the side that answers races the next request, while a
 *       web server that closes an idle connection races nobody. {@code Stopping} tells the phases.
 *   <li>{@code Leaders} and {@code Leadership} are open to {@code TakeOverTest}, which writes down
 *       in which order a hand-over takes its steps; an interface for each would have one
 *       implementation. Nobody else extends them.
 *   <li>No jcstress in the build: what a hand-over leaves to the memory model is one
 *       compare-and-set on one long ({@code Leadership}), which {@code LeadershipTest} races 20,000
 *       times and {@code StressTest} with all that hangs on it. jcstress, run by hand on it, saw
 *       only the two outcomes that are meant; it would cost each build minutes to say so again.
 *   <li>GET_VALUES whose last pair is cut off is answered for the pairs that are whole, where
 *       PARAMS so would close the connection: nothing is run by it, and web servers wait for the
 *       answer.
 *   <li>Virtual threads only from JDK 24 on, and only for handlers that wait; see {@code Workers}.
 *   <li>What load or a peer can run into is a setting of {@link dev.smisk.fastcgi.Limits}. The
 *       other numbers are sizes of pools and pieces, and paces: they decide how fast things go,
 *       never whether a request is served, and say beside themselves why they are what they are.
 *       Those of a stop are parts of its one setting, {@code SMISK_STOP_TIME}, or constants that it
 *       caps: the last call is at 3/4 of it; a first request has 500 ms, a replaced listener
 *       accepts for 1 s more; the backlog is emptied in at most 100 rounds of 64 connections, six
 *       times the default of {@link dev.smisk.fastcgi.Limits#backlog()}.
 * </ul>
 *
 * <h2>Statements and their tests</h2>
 *
 * <p>What the specification and real web servers demand, and the tests that show it. Those of HTTP
 * stand in {@code dev.smisk}; hand-over and learning have {@code LeadershipTest}, {@code
 * MonitorTest}, {@code PaceTest}, {@code HandOverTest}.
 *
 * <p>All of it at once, over many connections: {@code StressTest}; ten million times, after which
 * nothing is held that was not held before: {@code Soak}. Whatever bytes come, cut anywhere: {@code
 * RecordFuzz}, {@code ParamsFuzz} and {@code ConnectionFuzz}, which {@code FuzzIT} runs.
 *
 * <h3>Records (specification section 3)</h3>
 *
 * <ul>
 *   <li>headers, contents and paddings cut anywhere by the socket: {@code
 *       RecordReaderTest.header_content_and_padding_may_be_cut_anywhere}
 *   <li>the same stream cut differently gives the same requests: {@code
 *       ConnectionTest.the_same_stream_cut_differently_gives_the_same_requests}
 *   <li>padding on every record, empty ones included: {@code
 *       ConnectionTest.padding_is_skipped_on_every_record_empty_ones_included}
 *   <li>contents of 65,535 bytes, padding of 255: {@code
 *       ConnectionTest.the_largest_records_have_65535_bytes_and_255_of_padding}
 *   <li>what we send: at most 65,528 bytes, aligned to eight, padded with zeros: {@code
 *       StdoutTest.no_record_has_more_than_65528_bytes_and_all_are_aligned_to_eight}; the tests
 *       read by {@code Answers}, which is as strict
 *   <li>pairs cut into records anywhere: {@code
 *       ConnectionTest.params_may_be_cut_into_records_anywhere}
 *   <li>short lengths in four bytes: {@code
 *       ParamsTest.lengths_come_in_one_byte_or_four_however_short}
 *   <li>truncated and overrunning pairs, and no memory for them (CVE-2025-23016): {@code
 *       ParamsTest.cut_off_or_overrunning_pairs_are_not_whole_and_allocate_nothing}, {@code
 *       a_length_cut_off_at_the_last_byte_of_the_memory_is_not_whole}, {@code
 *       ConnectionTest.cut_off_pairs_close_and_admit_nothing}
 *   <li>another version: {@code RecordReaderTest.another_version_is_a_protocol_error}, {@code
 *       ConnectionTest.a_record_of_another_version_closes_and_nothing_after_it_is_admitted}
 *   <li>ids up to 65,535: {@code ConnectionTest.interleaved_requests_are_all_active_at_once}
 *   <li>records of inactive ids are ignored: {@code
 *       ConnectionTest.records_of_inactive_ids_are_ignored}
 *   <li>BEGIN of id 0, of a wrong length, of an active id: {@code
 *       ConnectionTest.begin_of_id_0_or_of_a_wrong_length_closes}, {@code
 *       begin_of_an_active_id_closes}
 *   <li>a handler never runs twice: {@code
 *       ConnectionTest.a_second_end_of_params_or_of_stdin_runs_nothing_again}
 *   <li>the id is free after END, its old STDIN unfinished (Apache): {@code
 *       ConnectionTest.an_id_is_free_again_after_end_even_with_its_stdin_unfinished}
 *   <li>ABORT before the end of PARAMS, while the body is awaited, while it is queued, while it
 *       runs, at the end and after it: {@code
 *       ConnectionTest.abort_before_params_end_gives_one_end_and_frees_the_id}, {@code
 *       abort_of_a_request_that_awaits_its_body_gives_one_end_and_frees_the_id}, {@code
 *       abort_of_a_queued_request_keeps_it_from_running}, {@code
 *       abort_of_a_running_request_sends_one_end_and_its_writes_throw}, {@code
 *       abort_that_meets_the_end_adds_no_second_one}, {@code abort_after_the_end_is_ignored}
 *   <li>ABORT and END on two threads at the same moment, 3,000 times: {@code
 *       AbortRaceTest.an_abort_that_races_the_end_leaves_one_end_and_a_connection_that_goes_on}
 *   <li>ABORT without KEEP_CONN: {@code
 *       ConnectionTest.abort_without_keep_conn_closes_after_the_end}
 *   <li>a running handler learns of ABORT and of the end of the connection: {@code
 *       StreamTest.a_reader_that_waits_is_told_of_an_abort_and_the_id_is_free_at_once}, {@code
 *       StdoutTest.a_writer_that_waits_is_told_of_an_abort}, {@code
 *       StreamingServerTest.an_abort_interrupts_the_job_that_asked_for_it}, {@code
 *       the_connections_end_interrupts_the_job_that_asked_for_it}
 *   <li>GET_VALUES: the known names, once each, at once, amid requests: {@code
 *       ConnectionTest.get_values_is_answered_at_once_with_the_known_names_asked}, {@code
 *       get_values_is_answered_once_for_each_name_whatever_else_it_holds}, {@code
 *       get_values_that_is_cut_off_is_answered_for_what_is_whole}, {@code
 *       get_values_is_answered_in_pieces_and_amid_the_records_of_requests}
 *   <li>UNKNOWN_TYPE: {@code ConnectionTest.unknown_type_answers_unknown_management_records_only}
 *   <li>Authorizer and Filter: {@code
 *       ConnectionTest.other_roles_end_with_unknown_role_and_the_flag_decides_on_the_connection}
 *   <li>STDOUT ends with one empty record, then one END: {@code
 *       ConnectionTest.a_small_answer_leaves_in_one_write_with_its_end}, {@code
 *       StdoutTest.an_answer_is_the_same_however_it_is_written}
 *   <li>nothing unsolicited, no second END, nothing after END: {@code
 *       ProtocolInvariantsTest.nothing_is_sent_unasked_nor_for_an_id_that_has_ended_and_every_end_comes_once}
 *   <li>a handler that fails after its head: no END, no new ids, siblings finish within a deadline:
 *       {@code ConnectionTest.a_failed_job_sends_no_end_and_closes_when_its_siblings_are_done},
 *       {@code siblings_of_a_failed_job_have_a_deadline}, {@code
 *       a_job_that_returns_without_an_end_is_failed}
 *   <li>nor does nginx take what is cut off for the whole, when a handler fails or the app stops:
 *       {@code
 *       ConnectionTest.job_that_fails_after_its_head_shows_nginx_an_error_once_its_siblings_have_ended},
 *       {@code an_answer_that_is_cut_off_with_its_connection_shows_nginx_an_error}; {@code StopIT}
 *       of the example {@code servers}
 * </ul>
 *
 * <h3>Connections</h3>
 *
 * <ul>
 *   <li>interleaved requests run at the same time: {@code
 *       ConnectionTest.interleaved_requests_are_all_active_at_once}, {@code
 *       HandOverTest.requests_of_one_connection_run_at_the_same_time}
 *   <li>real web servers keep and share connections as they are configured to: {@code KeepingIT} of
 *       the example {@code servers}
 *   <li>one that writes slowly holds up nobody: {@code
 *       StreamingServerTest.a_slow_writer_does_not_hold_up_its_siblings}
 *   <li>one that waits for its body holds up nobody: {@code
 *       ConnectionTest.a_request_that_waits_for_its_body_does_not_hold_up_others}, {@code
 *       StreamingServerTest.what_a_slow_job_leaves_does_not_hold_up_its_siblings_or_other_connections}
 *   <li>KEEP_CONN off: shut down output, then drain, bounded in bytes and time: {@code
 *       ConnectionTest.without_keep_conn_output_is_shut_after_the_end_and_the_rest_is_drained},
 *       {@code draining_is_bounded_in_bytes}, {@code draining_is_bounded_in_time}, {@code
 *       a_sibling_still_runs_when_a_request_without_keep_conn_ends}
 *   <li>unread STDIN never resets the answer: {@code
 *       AbuseTest.without_keep_conn_unread_stdin_never_resets_the_answer}
 *   <li>KEEP_CONN on: END, and the rest is discarded: {@code
 *       StdinTest.a_discarded_body_is_read_past_before_and_after_the_end}
 *   <li>STDIN is read while STDOUT is written (Caddy, mod_fcgid): {@code
 *       StreamingServerTest.a_web_server_that_sends_all_before_it_reads_is_never_stuck}
 *   <li>dispatch when PARAMS ends: {@code
 *       ConnectionTest.dispatch_when_params_end_and_not_when_stdin_does}
 *   <li>the client goes: {@code
 *       ConnectionTest.when_the_peer_is_gone_running_jobs_can_ask_and_incomplete_ones_are_dropped},
 *       {@code StdoutTest.writes_to_a_broken_connection_throw}, {@code
 *       ConnectionTest.a_job_that_does_not_run_any_more_is_told_once_and_can_still_read_its_variables}
 *   <li>limit of connections: {@code ServerTest.connections_past_the_limit_wait_for_one_to_close}
 *   <li>limit of requests on a connection (go#81548): {@code
 *       RefusalTest.requests_past_the_connection_limit_are_refused}, {@code
 *       past_twice_the_connection_limit_requests_are_refused_as_they_begin}, {@code
 *       a_flood_of_unfinished_requests_is_bounded_and_each_past_it_is_answered}, {@code
 *       StdoutTest.a_peer_that_sends_more_requests_than_it_may_and_takes_nothing_waits_and_gets_each_answer},
 *       {@code what_a_peer_does_not_take_keeps_no_body_from_being_read_nor_an_abort}
 *   <li>limits of PARAMS: bytes, count, time: {@code
 *       RefusalTest.params_past_the_bytes_are_refused_with_what_fits}, {@code
 *       params_of_exactly_the_limit_are_admitted}, {@code params_past_the_count_are_refused},
 *       {@code params_that_do_not_end_in_time_are_refused}
 *   <li>a record that does not begin in time: {@code
 *       ConnectionTest.a_begin_that_does_not_come_whole_closes_an_idle_connection_in_time}, {@code
 *       a_begin_that_comes_slowly_closes_neither_siblings_nor_itself_once_it_is_there}
 *   <li>memory of all variables: {@code
 *       RefusalTest.requests_past_the_memory_of_all_variables_are_refused_as_they_begin}, {@code
 *       variables_that_grow_past_the_memory_of_all_are_refused_with_what_fits}, {@code
 *       an_index_of_variables_that_finds_no_memory_is_refused}
 *   <li>time between reads of a body: {@code
 *       StdinTest.a_body_that_stops_coming_is_refused_and_its_job_never_runs}, {@code
 *       StreamTest.a_body_that_stops_coming_is_too_slow}
 *   <li>bytes of a body: {@code
 *       StdinTest.a_body_that_grows_past_the_limit_starts_the_job_and_is_let_go}, {@code
 *       StreamTest.a_body_that_grows_past_the_limit_is_too_large_and_its_memory_free}
 *   <li>memory of all bodies: {@code
 *       StdinTest.a_body_that_finds_no_memory_is_refused_and_the_next_one_that_does_is_not}, {@code
 *       BoundedMemoryTest.deaf_peers_and_fast_senders_hold_bounded_memory}
 *   <li>memory of what all peers do not take: {@code
 *       StdoutTest.without_memory_for_what_waits_the_writer_waits_until_it_is_taken}, {@code
 *       without_memory_a_peer_that_asks_or_is_refused_and_takes_nothing_is_dropped}
 *   <li>write stall: {@code
 *       StdoutTest.a_peer_that_takes_nothing_is_dropped_after_the_stall_and_progress_buys_time},
 *       {@code AbuseTest.a_peer_that_never_reads_holds_up_nobody_and_is_dropped}
 *   <li>handlers at once, and the time of one: {@code
 *       HandOverTest.past_the_handlers_limit_workers_are_refused_and_inline_jobs_still_run}, {@code
 *       HandlerDeadlineTest.a_handler_past_its_time_is_interrupted_and_refused_and_can_write_no_more}
 *   <li>byte by byte, idle, unfinished, garbage, over Unix sockets and TCP: {@code
 *       AbuseTest.a_request_that_comes_byte_by_byte_is_answered_and_holds_up_nobody}, {@code
 *       unfinished_requests_and_idle_connections_hold_up_nobody}, {@code
 *       bytes_that_are_no_records_close_that_connection_alone}
 *   <li>all of it at once, over many connections: {@code
 *       StressTest.every_answer_is_right_and_nothing_is_left}
 * </ul>
 *
 * <h3>Body length</h3>
 *
 * <ul>
 *   <li>absent or empty: what STDIN brings: {@code
 *       StdinTest.without_a_length_the_terminator_ends_the_body}, {@code
 *       StreamTest.without_a_length_the_terminator_is_the_end}
 *   <li>short: an error only to who reads it: {@code StdinTest.an_early_terminator_truncates},
 *       {@code StreamTest.an_early_terminator_truncates_after_what_came}
 *   <li>more than announced is never shown: {@code StdinTest.more_than_announced_is_never_shown}
 *   <li>the terminator may never come (HAProxy): {@code
 *       StdinTest.with_a_known_length_the_job_starts_without_the_terminator}
 * </ul>
 *
 * <h3>Variables</h3>
 *
 * <ul>
 *   <li>text as UTF-8, else ISO-8859-1: {@code ParamsTest.text_is_utf8_else_latin1}
 *   <li>one request's are never another's (CVE-2011-2766): {@code
 *       ParamsTest.a_leaked_view_throws_when_the_buffer_serves_the_next_request}, {@code
 *       a_view_read_while_the_buffer_is_reused_shows_its_own_bytes_or_throws}
 * </ul>
 *
 * <h3>Who may connect</h3>
 *
 * <ul>
 *   <li>Unix sockets: mode, group, owner: {@code
 *       ServerTest.the_socket_file_has_mode_0660_or_the_one_asked_for}, {@code
 *       the_socket_file_has_the_group_asked_for}, {@code
 *       the_socket_file_has_the_owner_asked_for_where_this_user_may_give_it}, {@code
 *       an_unknown_group_and_an_unknown_host_are_clear_errors}
 *   <li>a stale file is replaced, a live one and what is no socket are errors: {@code
 *       ServerTest.a_stale_socket_file_is_replaced}, {@code
 *       a_live_socket_is_a_clear_error_and_goes_on_living}, {@code
 *       a_file_that_is_no_socket_is_a_clear_error_and_stays}
 *   <li>another address than loopback demands a list: {@code
 *       ServerTest.an_address_that_others_reach_demands_a_list}, {@code
 *       a_peer_that_is_not_listed_is_closed_at_once}
 *   <li>compared in full, and mapped IPv4: {@code
 *       ListenAddressTest.listed_addresses_are_compared_in_full_and_mapped_ones_as_ipv4}
 *   <li>fd:0 over TCP demands a list, too, and what is told is logged before it is closed: {@code
 *       SpawnedPortIT} of the example {@code books}
 *   <li>fd:0: {@code InheritedSocketIT.the_socket_that_it_was_started_with_is_served_and_stays},
 *       {@code ServerTest.descriptor_0_that_is_no_listening_socket_is_a_clear_error}
 * </ul>
 *
 * <h3>Stopping</h3>
 *
 * <ul>
 *   <li>idle connections close, running requests finish: {@code
 *       ServerTest.stop_closes_idle_connections_and_lets_running_requests_finish}, {@code
 *       HandOverTest.a_request_that_is_in_the_backlog_when_the_stop_comes_is_answered}, {@code
 *       ServerTest.stop_takes_the_first_request_of_whoever_has_just_connected}
 *   <li>within a deadline: {@code ServerTest.stop_cuts_off_what_still_runs_at_the_deadline},
 *       counted in {@code CutOffTest}
 *   <li>the file goes only if it is still ours: {@code
 *       ServerTest.the_socket_file_is_removed_at_the_end_only_if_it_is_still_ours}
 *   <li>all threads end: {@code ServerTest.all_threads_end_after_the_stop}
 *   <li>another process takes over: {@code DrainTest}, its phases in {@code StoppingTest}; ten
 *       times in a row behind nginx: {@code TakeOverIT} of the example {@code books}
 * </ul>
 */
@NullMarked
package dev.smisk.fastcgi;

import org.jspecify.annotations.NullMarked;
