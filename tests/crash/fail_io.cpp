#include "fail_io.h"

#include <dlfcn.h>
#include <sys/types.h>

#include <atomic>
#include <cerrno>

namespace crash {

namespace {

std::atomic<bool> armed = false;
std::atomic<int> calls = 0;
int nth_call = 0, error_of_call = 0;
Failing how_it_fails = Failing::once;

bool fails_now() {
    if (!armed) return false;
    const int call = ++calls;
    if (call != nth_call && !(how_it_fails == Failing::from_then_on && call > nth_call)) return false;
    errno = error_of_call;
    return true;
}

template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

void fail_io(int nth, int error, Failing how) {
    nth_call = nth;
    error_of_call = error;
    how_it_fails = how;
    calls = 0;
    armed = true;
}

int stop_failing() {
    armed = false;
    return calls;
}

}  // namespace crash

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
    static auto* const real = crash::next<decltype(write)>("write");
    return crash::fails_now() ? -1 : real(descriptor, bytes, size);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
    static auto* const real = crash::next<decltype(pwrite64)>("pwrite64");
    return crash::fails_now() ? -1 : real(descriptor, bytes, size, at);
}

int fsync(int descriptor) {
    static auto* const real = crash::next<decltype(fsync)>("fsync");
    return crash::fails_now() ? -1 : real(descriptor);
}

int fdatasync(int descriptor) {
    static auto* const real = crash::next<decltype(fdatasync)>("fdatasync");
    return crash::fails_now() ? -1 : real(descriptor);
}

int ftruncate64(int descriptor, off64_t size) noexcept {
    static auto* const real = crash::next<int(int, off64_t)>("ftruncate64");
    return crash::fails_now() ? -1 : real(descriptor, size);
}

int rename(const char* from, const char* to) noexcept {
    static auto* const real = crash::next<int(const char*, const char*)>("rename");
    return crash::fails_now() ? -1 : real(from, to);
}

int unlink(const char* path) noexcept {
    static auto* const real = crash::next<int(const char*)>("unlink");
    return crash::fails_now() ? -1 : real(path);
}

int mkdir(const char* path, mode_t mode) noexcept {
    static auto* const real = crash::next<int(const char*, mode_t)>("mkdir");
    return crash::fails_now() ? -1 : real(path, mode);
}

}  // extern "C"
