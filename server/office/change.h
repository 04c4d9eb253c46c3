// Changes of people, offices, delegations and keys, made ready before their transaction begins.

#pragma once

#include "server/office/registry.h"

#include <functional>
#include <variant>

namespace server {

// What was asked is read and refused, passwords are hashed; what is left is to be done within a transaction.
template <class T>
using Change = std::function<OrRefusal<T>(Transaction& writing)>;

// In a transaction of its own.
template <class T>
OrRefusal<T> carry_out(Store& store, const OrRefusal<Change<T>>& change) {
    if (const auto* refusal = std::get_if<Refusal>(&change)) return *refusal;
    const auto writing = store.write();
    OrRefusal<T> made = std::get<Change<T>>(change)(*writing);
    if (std::holds_alternative<T>(made)) writing->commit();
    return made;
}

}  // namespace server
