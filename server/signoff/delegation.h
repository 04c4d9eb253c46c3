// Who may sign in the director's place.

#pragma once

#include "server/signoff/times.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// How a signer stands in for another; the words are printed in the acting line.
enum class Capacity {
    on_behalf,   // ปฏิบัติราชการแทน: the director is there and has delegated this
    in_absence,  // รักษาราชการแทน: the director is away, or there is none
};

struct Delegation {
    std::string id;
    std::int64_t version = 1;
    std::string office;
    std::string person;                // Who may sign.
    Capacity capacity = Capacity::on_behalf;
    std::string position;              // Of who signs: "ผู้ช่วยผู้อำนวยการเขต".
    std::string principal;             // Of who is stood in for: "ผู้อำนวยการเขตห้วยขวาง".
    std::string order;                 // The order's number: "คำสั่งสำนักงานเขตห้วยขวาง ที่ 432/2563".
    Day first, last;                   // Days in Thailand, both included.
    std::optional<Instant> revoked;

    friend bool operator==(const Delegation&, const Delegation&) = default;
};

std::string_view name_of(Capacity capacity);  // "on_behalf"
std::optional<Capacity> read_capacity(std::string_view name);

// Whether it holds at that moment. One that was revoked never does, not even for earlier moments.
bool holds(const Delegation& delegation, Instant now);

// The delegation by which `person` may sign for `office` now; of several the one that was
// given first. nullptr: none.
const Delegation* delegation_for(std::span<const Delegation> delegations, std::string_view person, std::string_view office, Instant now);

// Printed below the signer's name: "ผู้ช่วยผู้อำนวยการเขต ปฏิบัติราชการแทน", "ผู้อำนวยการเขตห้วยขวาง".
std::vector<std::string> acting_lines(const Delegation& delegation);

}  // namespace server
