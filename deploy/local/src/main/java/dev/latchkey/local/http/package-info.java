/// JSON over HTTP, as the demo and the commands speak it. Read [JsonApi] first.
@NullMarked
package dev.latchkey.local.http;

import org.jspecify.annotations.NullMarked;
