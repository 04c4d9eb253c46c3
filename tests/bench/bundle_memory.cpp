// How much memory a bundle takes while it is sent: an archive of COUNT kept files of BYTES bytes
// each (DISTINCT of them different) through a listener's connection, thrown away by its reader.
//
//   build/tests/saraban_bundle_memory 5000 40000 5000

#include "tests/scratch_folder.h"

#include "server/bundle/bundle.h"
#include "server/http/exchange.h"
#include "server/http/socket_bytes.h"

#include <sys/socket.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <thread>

namespace {

using namespace server;

// KiB of memory in use, or the most there ever was: "VmRSS:" or "VmHWM:" of proc(5).
long memory(const std::string& which) {
    std::ifstream status("/proc/self/status");
    std::string word;
    long kib = 0;
    while (status >> word)
        if (word == which) status >> kib;
    return kib;
}

std::vector<BundleFile> keep(const Files& kept, int count, std::size_t bytes, int distinct) {
    std::mt19937_64 random(1);
    std::vector<std::string> digests;
    std::string file(bytes, '\0');
    for (int i = 0; i < distinct; ++i) {
        for (std::size_t at = 0; at < bytes; at += 512) file[at] = static_cast<char>(random());
        digests.push_back(kept.keep(file).sha256);
    }
    std::vector<BundleFile> files;
    for (int i = 0; i < count; ++i)
        files.push_back({{"สำนักงานเขตที่ " + std::to_string(i % 50 + 1), "รายงานตัวชี้วัด " + std::to_string(i) + ".pdf"}, digests[static_cast<std::size_t>(i % distinct)], {}, {{"ไตรมาสที่ 3"}}});
    return files;
}

// Bytes that came.
std::size_t fetch(const Router& router) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) std::abort();
    Descriptor ours(ends[0]), theirs(ends[1]);
    Connections connections({});
    connections.admit(theirs.get(), "127.0.0.1", Connections::Clock::now());
    std::thread serving([&] {
        exchange(theirs.get(), connections, router);
        theirs = Descriptor();
    });
    send_all(ours.get(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    std::size_t bytes = 0;
    for (std::string part = receive(ours.get(), 1 << 16); !part.empty(); part = receive(ours.get(), 1 << 16)) bytes += part.size();
    serving.join();
    return bytes;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) {
        std::cerr << "usage: " << arguments[0] << " COUNT BYTES DISTINCT\n";
        return 2;
    }
    const ScratchFolder scratch;
    const Files kept(scratch.path / "files");
    const auto files = keep(kept, std::atoi(arguments[1]), static_cast<std::size_t>(std::atol(arguments[2])), std::atoi(arguments[3]));
    std::uint64_t length = 0;
    Router router;
    router.add({"GET", "/", {"application/zip"}, [&](const Request&) {
        const auto bundle = std::make_shared<Bundle>(kept, SheetRow{{"ช่วงเวลา"}}, files);
        length = bundle->length();
        return bundle_reply(bundle, "รายงาน", "reports");
    }, Scope::open});

    const long before = memory("VmHWM:");
    const auto begun = std::chrono::steady_clock::now();
    const std::size_t came = fetch(router);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    std::cout << "archive of " << length << " bytes, " << came << " came with the header, " << took.count() << " s; memory before "
              << before << " KiB, at most " << memory("VmHWM:") << " KiB\n";
    return came > length && came - length < 1000 ? 0 : 1;  // The header has some hundred bytes.
}
