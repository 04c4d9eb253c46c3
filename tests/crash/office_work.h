// What an office writes, as the floors above the store do it: file, record, document, audit entry
// and answer, acknowledged only after the commit.

#pragma once

#include "server/store/sqlite_store.h"

#include <string>
#include <vector>

namespace crash {

// What was acknowledged: the last audit entry of the change, and the file that it tells of.
struct Acknowledged {
    std::string record;
    server::ChainHead entry;
    std::string file_sha256;  // "": none.
};

// "record number digest file\n" and back; nothing for a line that was cut.
std::string write_line(const Acknowledged& acknowledged);
std::vector<Acknowledged> read_lines(const std::string& file);

// A report that waits for its signature, of version 1. `code` must be new.
server::Report prepare(const server::StateFolder& state, const std::string& code);
Acknowledged acknowledgement_of(const server::StateFolder& state, const server::Report& report);

// Its PDF is kept, then everything else in one transaction. `report` becomes version 2.
Acknowledged sign_off(const server::StateFolder& state, server::Report& report);

// A letter with this number in the register of 2564.
Acknowledged register_letter(const server::StateFolder& state, const std::string& report, const std::string& number);

// What does not agree after whatever happened: the store's own faults, files that are missing or
// damaged, acknowledged changes that are not there, changes without the answer kept beside them.
std::vector<std::string> disagreements(const server::StateFolder& state, const std::vector<Acknowledged>& acknowledged);

// How far the sign-off of a report got.
struct Progress {
    bool before = false;  // Nothing of it has happened.
    bool after = false;   // All that belongs to it has.
    std::string between;  // Neither: what is there.
};
Progress progress_of(const server::StateFolder& state, const server::Report& report);

}  // namespace crash
