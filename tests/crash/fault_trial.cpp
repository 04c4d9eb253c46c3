// fault_trial FOLDER: signs reports off while the first write, flush, rename, removal, cut or
// new folder of the sign-off fails, then the second, and so on, until one succeeds undisturbed. After each: the
// sign-off has happened with all that belongs to it, or nothing of it, in the living store and in
// the one that is opened anew. The last lines say what was found; exit status 0: nothing wrong.

#include "fail_io.h"
#include "office_work.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace {

namespace fs = std::filesystem;

struct Tally {
    int calls = 0;             // Of an undisturbed sign-off.
    int refused = 0;           // Nothing happened, and it was said.
    int done_though_said = 0;  // It failed so late that it had happened: who asks again finds the answer.
    int survived = 0;          // The failure did no harm.
    int faults = 0;

    void fault(int nth, const char* what) {
        std::fprintf(stderr, "call %d: %s\n", nth, what);
        ++faults;
    }
};

// One sign-off whose nth call fails. Whether there was an nth call.
bool try_one(const fs::path& folder, int nth, int error, crash::Failing how, Tally& tally) {
    bool said = false;
    server::Report before;
    crash::Progress living;
    {
        const server::StateFolder state = server::open_state_folder(folder, server::Opening::serve);
        before = crash::prepare(state, std::string(strerrorname_np(error)) + std::to_string(static_cast<int>(how)) + "-" + std::to_string(nth));
        server::Report report = before;
        crash::fail_io(nth, error, how);
        try {
            crash::sign_off(state, report);
        } catch (const server::StoreUnavailable&) {
            said = true;
        }
        tally.calls = crash::stop_failing();
        living = crash::progress_of(state, before);
        if (living.before) {
            report = before;
            crash::sign_off(state, report);  // It recovers by itself.
        }
    }
    const server::StateFolder again = server::open_state_folder(folder, server::Opening::serve);
    if (!living.between.empty()) tally.fault(nth, living.between.c_str());
    if (!crash::progress_of(again, before).after) tally.fault(nth, "it did not last");
    if (!said && !living.after) tally.fault(nth, "it was acknowledged and has not happened");
    for (const std::string& fault : crash::disagreements(again, {})) tally.fault(nth, fault.c_str());
    ++(!said ? tally.survived : living.after ? tally.done_though_said : tally.refused);
    return tally.calls >= nth;
}

// Every call in turn. Ends with the first sign-off that has no nth call.
int fail_each(const fs::path& folder, int error, crash::Failing how) {
    Tally tally;
    for (int nth = 1; try_one(folder, nth, error, how, tally) && tally.faults == 0; ++nth) {
    }
    std::printf("%s %s: %d calls, each failed: %d refused, %d done though refused, %d survived, %d faults\n", std::strerror(error),
                how == crash::Failing::once ? "once" : "from then on", tally.calls, tally.refused, tally.done_though_said, tally.survived - 1, tally.faults);
    return tally.faults + (tally.refused == 0);
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) return 2;
    const fs::path folder = words[1];
    fs::remove_all(folder);
    fs::create_directories(folder);
    int faults = 0;
    for (const int error : {EIO, ENOSPC}) {
        for (const auto how : {crash::Failing::once, crash::Failing::from_then_on}) faults += fail_each(folder / "state", error, how);
    }
    return faults == 0 ? 0 : 1;
}
