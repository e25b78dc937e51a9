/// What a machine needs for Latchkey. Uses the JDK alone, so that it runs from its sources before
/// anything is built. Read [Doctor] first.
package dev.latchkey.local.doctor;
