// Bytes in and out of a connected socket, by its descriptor.

#pragma once

#include "server/http/header_look.h"

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

namespace server {

// Closes what it owns. -1 is none.
class Descriptor {
public:
    explicit Descriptor(int descriptor = -1) : descriptor_(descriptor) {}
    Descriptor(Descriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    ~Descriptor();

    int get() const { return descriptor_; }
    explicit operator bool() const { return descriptor_ >= 0; }

private:
    int descriptor_;
};

enum class HeaderEnd { whole, refused, stopped };  // Stopped: the sender, or our own cut, before its end.

struct AwaitedHeader {
    HeaderEnd end = HeaderEnd::stopped;
    HeaderLook look;
    std::size_t bytes = 0;  // That had come.
};

// Looks at a header without taking it from the socket, each time that more of it comes. Has no
// limit of time of its own: whoever shuts the socket down for reading ends the wait.
AwaitedHeader await_header(int descriptor);

// The next `length` bytes; fewer when the sender stopped. Memory grows with what comes, not with
// what was declared.
std::string receive(int descriptor, std::size_t length);

// False when the other side is gone, or the socket was shut down.
bool send_all(int descriptor, std::string_view bytes);

// Ends our side and throws away what still comes: at most 4 MiB or 300 ms. A socket closed with
// bytes unread resets the connection, and the answer may be lost with it. Returns at once
// when nothing is waiting and `more_expected` is false.
void drain(int descriptor, bool more_expected);

}  // namespace server
