/// Stock request/reply clients, unmodified, and how their answers come back. What they send and
/// expect is in contracts/docs/decisions/reply-conventions.md. Read [AnsweringSide] first.
@NullMarked
package dev.latchkey.system.clients;

import org.jspecify.annotations.NullMarked;
