#include "server/audit_heads.h"

#include "server/http/log.h"
#include "server/signoff/seal/detached.h"
#include "server/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <set>
#include <stdexcept>

namespace server {

namespace {

constexpr std::string_view signature_begins = "-----BEGIN CMS-----\n";

// How often it is asked whether a new day has begun, and how soon a failure is tried again.
constexpr std::chrono::minutes between_looks{5};

// False: there is one of that name, which stays as it is.
bool keep_new_file(const std::filesystem::path& file, std::string_view bytes) {
    const std::filesystem::path fresh = file.parent_path() / ("." + file.filename().string());
    replace_file(fresh, bytes);
    const bool linked = ::link(fresh.c_str(), file.c_str()) == 0;
    const int error = errno;
    ::unlink(fresh.c_str());
    if (!linked && error == EEXIST) return false;
    const int folder = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool flushed = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0) ::close(folder);
    if (!linked || !flushed) throw std::runtime_error("cannot write " + file.string() + ": " + std::strerror(linked ? errno : error));
    return true;
}

// What write_instant() writes, and nothing else.
std::optional<Instant> read_instant(const std::string& text) {
    const auto day = read_day(std::string_view(text).substr(0, std::min<std::size_t>(text.size(), 10)));
    int hour = 0, minute = 0, second = 0, millisecond = 0;
    if (!day || std::sscanf(text.c_str() + 10, "T%2d:%2d:%2d.%3dZ", &hour, &minute, &second, &millisecond) != 4) return {};
    const Instant instant = *day + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second) + std::chrono::milliseconds(millisecond);
    return write_instant(instant) == text ? std::optional(instant) : std::nullopt;
}

class HeadReader {
public:
    explicit HeadReader(const std::vector<Der>& anchors) : anchors_(anchors) {}

    void read(const std::filesystem::path& file) {
        const std::string text = read_file(file);
        const std::size_t signature = text.find(signature_begins);
        read_lines(file, text.substr(0, signature));
        if (signature == std::string::npos) return void(++kept_.without_signature);
        check(file, text.substr(0, signature), text.substr(signature));
    }

    KeptHeads result() && {
        kept_.signers.assign(signers_.begin(), signers_.end());
        return std::move(kept_);
    }

private:
    void read_lines(const std::filesystem::path& file, const std::string& text) {
        int number = 0;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
            const auto head = read_head_line(text.substr(begin, end - begin));
            if (!head) throw std::runtime_error(file.string() + ":" + std::to_string(number + 1) + ": not a head of an audit");
            kept_.heads.push_back(*head);
            begin = end;
            ++number;
        }
        if (number == 0) throw std::runtime_error(file.string() + ": not a head of an audit");
    }

    void check(const std::filesystem::path& file, const std::string& line, const std::string& signature) {
        const auto at = read_instant(line.substr(line.rfind(' ') + 1, line.size() - line.rfind(' ') - 2));
        const auto signer = at ? check_detached(signature, line, anchors_, std::chrono::floor<std::chrono::seconds>(*at)) : std::nullopt;
        if (!signer) return kept_.faults.push_back(file.string() + ": the signature does not hold");
        if (!anchors_.empty() && !signer->trusted) kept_.faults.push_back(file.string() + ": signed by " + signer->subject + ", who is not trusted");
        signers_.insert(signer->subject + (signer->trusted ? "" : " (not checked against a trust list)"));
    }

    const std::vector<Der>& anchors_;
    KeptHeads kept_;
    std::set<std::string> signers_;
};

}  // namespace

bool keep_head_of_day(const std::filesystem::path& folder, Store& store, const Credential* seal, Instant now) {
    const std::filesystem::path file = folder / ("audit-head-" + write_day(day_in_thailand(now)) + ".txt");
    if (std::filesystem::exists(file)) return false;
    std::string text = write_head(store.read()->head(), now);
    if (seal) text += sign_detached(text, *seal);
    return keep_new_file(file, text);
}

KeptHeads read_kept_heads(const std::filesystem::path& place, const std::vector<Der>& anchors) {
    HeadReader reader(anchors);
    if (!std::filesystem::is_directory(place)) {
        reader.read(place);
        return std::move(reader).result();
    }
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(place))
        if (!entry.path().filename().string().starts_with('.')) files.insert(entry.path());
    for (const auto& file : files) reader.read(file);
    return std::move(reader).result();
}

DailyHeads::DailyHeads(std::filesystem::path folder, Store& store, const Credential* seal, TellTime now)
    : folder_(std::move(folder)), store_(store), seal_(seal), now_(std::move(now)) {
    if (!std::filesystem::is_directory(folder_)) throw std::runtime_error("--audit-heads " + folder_.string() + " is not a folder");
    keep();
    thread_ = std::thread([this] { run(); });
}

DailyHeads::~DailyHeads() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    ended_.notify_all();
    thread_.join();
}

void DailyHeads::run() {
    std::unique_lock lock(mutex_);
    while (!ended_.wait_for(lock, between_looks, [this] { return ending_; })) {
        lock.unlock();
        keep();
        lock.lock();
    }
}

// What fails is tried again; the service goes on.
void DailyHeads::keep() try {
    if (keep_head_of_day(folder_, store_, seal_, now_())) log_line("audit_head_kept", {{"signed", std::string(seal_ ? "yes" : "no")}});
} catch (const std::exception& error) {
    log_line("audit_head_failed", {{"reason", std::string(error.what())}});
}

}  // namespace server
