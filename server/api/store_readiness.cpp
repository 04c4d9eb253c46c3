#include "server/api/store_readiness.h"

#include "server/http/log.h"

namespace server {

namespace {

std::string fault_of(Store& store) try {
    store.probe();
    return {};
} catch (const StoreUnavailable& error) {
    log_line("store_not_ready", {{"reason", std::string(error.what())}});
    switch (error.cause()) {
        case StoreUnavailable::Cause::full: return "disk full";
        case StoreUnavailable::Cause::locked: return "locked";
        case StoreUnavailable::Cause::failing: break;
    }
    return "failing";
} catch (const std::exception& error) {
    log_line("store_not_ready", {{"reason", std::string(error.what())}});
    return "failing";
}

}  // namespace

std::string StoreReadiness::fault() {
    {
        const std::lock_guard lock(mutex_);
        if (asking_ || (asked_ && now_() - when_ < answer_holds)) return last_;
        asking_ = true;
    }
    std::string found = fault_of(store_);
    const std::lock_guard lock(mutex_);
    asking_ = false;
    asked_ = true;
    when_ = now_();
    return last_ = std::move(found);
}

}  // namespace server
