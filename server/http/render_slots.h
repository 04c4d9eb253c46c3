// How many documents are made at once.

#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <semaphore>

namespace server {

// Making a document keeps a core busy, so there are as many slots as cores: more at once
// would only make everyone wait longer. Whoever waits too long is told to come back.
class RenderSlots {
public:
    class Slot {  // Held while a document is made; gives its place back.
    public:
        explicit Slot(std::counting_semaphore<>& places) : places_(&places) {}
        Slot(Slot&& other) noexcept : places_(other.places_) { other.places_ = nullptr; }
        Slot& operator=(Slot&&) = delete;
        ~Slot() {
            if (places_) places_->release();
        }

    private:
        std::counting_semaphore<>* places_;
    };

    RenderSlots(std::size_t places, std::chrono::milliseconds patience)
        : places_(static_cast<std::ptrdiff_t>(places)), patience_(patience) {}

    // Nothing when no slot came free in time.
    std::optional<Slot> take() {
        if (!places_.try_acquire_for(patience_)) return {};
        return Slot(places_);
    }

private:
    std::counting_semaphore<> places_;
    std::chrono::milliseconds patience_;
};

}  // namespace server
