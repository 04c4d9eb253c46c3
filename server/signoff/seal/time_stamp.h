// Time stamps of an authority (RFC 3161) over a seal's signature.

#pragma once

#include "server/signoff/seal/der.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace server {

// Sends a TimeStampReq to the authority and returns its TimeStampResp, both DER. Must end within
// a deadline of its own; when there is no answer it throws any std::exception.
using TimeStamper = std::function<Der(std::string_view request)>;

struct TimeStamp {
    std::chrono::sys_seconds time;
    Der certificate;           // Of the authority's signer.
    std::vector<Der> issuers;  // That came along, the nearest first.
};

// What is asked of an authority, and believed.
struct StampWishes {
    TimeStamper ask;           // Empty: there is none to be asked.
    std::vector<Der> anchors;  // It must lead to one of these; empty: any authority is believed.
};

// How far an authority's clock may be from ours: more than clocks that are set by the network
// differ, and than a list of 200 takes to be sealed.
constexpr std::chrono::minutes most_drift{5};

// A token over `signature`, made about `now`, with no more certificates than its own chain. Throws SealError with
// the reason when the authority does not answer, refuses, or answers something else.
Der ask_time_stamp(const StampWishes& wishes, std::string_view signature, std::chrono::sys_seconds now);

// What the token says, when it is one over the SHA-256 of `signature`, written as
// ask_time_stamp() leaves it, its own signature fits and it leads to an anchor at its own time;
// without anchors, to any certificate that came along.
std::optional<TimeStamp> read_time_stamp(std::string_view token, std::string_view signature, const std::vector<Der>& anchors);

}  // namespace server
