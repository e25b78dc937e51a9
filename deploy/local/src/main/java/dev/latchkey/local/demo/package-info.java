/// The demo: the main job step by step, each with its evidence. Read [Demo] first.
@NullMarked
package dev.latchkey.local.demo;

import org.jspecify.annotations.NullMarked;
