#include "server/http/access.h"

#include "server/whole_file.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace server {

namespace {

Refusal unauthorized() {
    return {kind::unauthorized,
            {"โปรดส่งกุญแจ API ที่ยังใช้งานได้ในส่วนหัว Authorization: Bearer sg_…", "Send a key that holds in the field Authorization: Bearer sg_…"},
            {{"WWW-Authenticate", "Bearer realm=\"saraban\""}}, {}};
}

Refusal forbidden(Scope scope) {
    const std::string name = write_scopes(std::span(&scope, 1));
    return {kind::forbidden,
            {"กุญแจ API นี้ไม่มีสิทธิ์ “" + name + "” โปรดติดต่อผู้ดูแลระบบ", "This key lacks the scope “" + name + "”; ask the operator."},
            {{"WWW-Authenticate", "Bearer realm=\"saraban\", error=\"insufficient_scope\", scope=\"" + name + "\""}}, {}};
}

// What follows "Bearer ", whose letters may be of either case; "" when it is another scheme.
std::string_view token_in(std::string_view authorization) {
    constexpr std::string_view scheme = "bearer ";
    if (authorization.size() < scheme.size()) return {};
    for (std::size_t i = 0; i < scheme.size(); ++i) {
        const char c = authorization[i];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != scheme[i]) return {};
    }
    return authorization.substr(scheme.size());
}

}  // namespace

KeyRing::KeyRing(std::filesystem::path file) : file_(std::move(file)) {
    const std::lock_guard lock(mutex_);
    read_if_changed();
}

std::optional<Refusal> KeyRing::check(std::string_view authorization, Scope scope) {
    const std::lock_guard lock(mutex_);
    read_if_changed();
    const ApiKey* key = find_key(keys_, token_in(authorization), day_of_today());
    if (!key) return unauthorized();
    if (!permits(*key, scope)) return forbidden(scope);
    return {};
}

void KeyRing::read_if_changed() {
    struct stat now {};
    if (::stat(file_.c_str(), &now) != 0) {
        if (errno != ENOENT) throw std::runtime_error("cannot read " + file_.string() + ": " + std::strerror(errno));
        keys_.clear();
        read_ = {};
        return;
    }
    if (now.st_mode & (S_IRWXG | S_IRWXO)) throw std::runtime_error(file_.string() + " must be readable by its owner only (mode 0600)");
    const Stamp stamp{now.st_ino, now.st_size, now.st_mtim.tv_sec, now.st_mtim.tv_nsec};
    if (stamp == read_) return;
    keys_ = read_keys(read_file(file_), file_.string());
    read_ = stamp;
}

}  // namespace server
