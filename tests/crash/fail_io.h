// Calls of the kernel that fail when they are told to. Linked into a program, it stands before
// the C library for everything in the process, SQLite too.

#pragma once

namespace crash {

enum class Failing { once, from_then_on };

// The `nth` write, flush, rename, removal, cut or new folder from now on fails with `error`.
void fail_io(int nth, int error, Failing how);

// None fails any more. How many calls there were since fail_io.
int stop_failing();

}  // namespace crash
