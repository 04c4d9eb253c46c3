#include "server/proof/bounded_filters.h"

#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFStreamFilter.hh>

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace server {
namespace {

constexpr std::size_t unbounded = std::numeric_limits<std::size_t>::max();
// libqpdf makes its filters itself: nothing can be handed to them.
thread_local std::size_t left = unbounded;
thread_local bool refused = false;

class Counted : public Pipeline {
public:
    explicit Counted(Pipeline* to) : Pipeline("counted", to) {}
    void write(const unsigned char* data, std::size_t size) override {
        DecodingBound::charge(size);
        for (std::size_t i = 0; i < size; ++i) {
            low_ = (low_ + data[i]) % adler_modulus;
            high_ = (high_ + low_) % adler_modulus;
        }
        getNext()->write(data, size);
    }
    void finish() override { getNext()->finish(); }

    // Of all bytes (RFC 1950, 2.2), as it ends a stream.
    std::string adler() const {
        std::string bytes;
        for (const unsigned part : {high_ >> 8, high_ & 0xFF, low_ >> 8, low_ & 0xFF}) bytes += static_cast<char>(part);
        return bytes;
    }

private:
    static constexpr unsigned adler_modulus = 65'521;
    unsigned low_ = 1, high_ = 0;
};

// Compares a deflated stream's checksum with what came out: libqpdf 11 takes a wrong one.
class Checked : public Pipeline {
public:
    Checked(Pipeline* to, const Counted& out) : Pipeline("checked", to), out_(out) {}
    void write(const unsigned char* data, std::size_t size) override {
        end_.append(reinterpret_cast<const char*>(data), size);
        end_.erase(0, end_.size() - std::min(end_.size(), longest));
        getNext()->write(data, size);
    }
    void finish() override {
        getNext()->finish();
        for (std::string end = end_;; end.pop_back()) {
            if (end.ends_with(out_.adler())) return;
            if (!end.ends_with('\n') && !end.ends_with('\r')) throw std::runtime_error("a stream has another checksum than its bytes");
        }
    }

private:
    static constexpr std::size_t longest = 6;  // The checksum, and an end of line that a writer counted in.
    const Counted& out_;
    std::string end_;
};

// Takes the predictor of PNG away (RFC 2083, 6): each row is a byte that tells how, then the
// differences to the row above.
class Unpredicted : public Pipeline {
public:
    Unpredicted(Pipeline* to, std::size_t columns) : Pipeline("unpredicted", to), above_(columns, 0) {}

    void write(const unsigned char* data, std::size_t size) override {
        for (std::size_t i = 0; i < size; ++i) take(data[i]);
    }
    void finish() override { getNext()->finish(); }

private:
    void take(unsigned char byte) {
        constexpr unsigned char none = 0, up = 2;
        if (!how_) {
            if (byte != none && byte != up) throw std::runtime_error("a stream has a predictor that is not read here");
            how_ = byte;
            return;
        }
        above_[at_] = static_cast<unsigned char>(*how_ == up ? above_[at_] + byte : byte);
        if (++at_ < above_.size()) return;
        getNext()->write(above_.data(), above_.size());
        at_ = 0;
        how_.reset();
    }

    std::vector<unsigned char> above_;  // The row at hand grows over the one above it.
    std::size_t at_ = 0;
    std::optional<unsigned char> how_;
};

class BoundedFlate : public QPDFStreamFilter {
public:
    bool setDecodeParms(QPDFObjectHandle parameters) override {
        if (parameters.isNull()) return true;
        if (!parameters.isDictionary()) return false;
        const auto number = [&](const char* key, int otherwise) {
            QPDFObjectHandle value = parameters.getKey(key);
            return value.isInteger() ? value.getIntValueAsInt() : value.isNull() ? otherwise : -1;
        };
        const int predictor = number("/Predictor", 1), columns = number("/Columns", 1);
        if (predictor == 1) return true;
        columns_ = static_cast<std::size_t>(std::max(columns, 0));
        return predictor >= 10 && columns > 0 && columns <= widest && number("/Colors", 1) == 1 && number("/BitsPerComponent", 8) == 8;
    }

    Pipeline* getDecodePipeline(Pipeline* next) override {
        if (columns_ > 0) {
            unpredicted_ = std::make_unique<Unpredicted>(next, columns_);
            next = unpredicted_.get();
        }
        counted_ = std::make_unique<Counted>(next);
        next = counted_.get();
        inflated_ = std::make_unique<Pl_Flate>("inflated", next, Pl_Flate::a_inflate);
        inflated_->setWarnCallback([](const char* why, int) { throw std::runtime_error(why); });
        checked_ = std::make_unique<Checked>(inflated_.get(), *counted_);
        return checked_.get();
    }

private:
    static constexpr int widest = 4096;  // Bytes of a row.
    std::size_t columns_ = 0;            // 0: no predictor.
    std::unique_ptr<Unpredicted> unpredicted_;
    std::unique_ptr<Counted> counted_;
    std::unique_ptr<Pl_Flate> inflated_;
    std::unique_ptr<Checked> checked_;
};

class Unread : public QPDFStreamFilter {
public:
    bool setDecodeParms(QPDFObjectHandle) override { return false; }
    Pipeline* getDecodePipeline(Pipeline*) override { return nullptr; }
};

void register_filters() {
    QPDF::registerStreamFilter("/FlateDecode", [] { return std::make_shared<BoundedFlate>(); });
    for (const char* name : {"/LZWDecode", "/RunLengthDecode"})
        QPDF::registerStreamFilter(name, [] { return std::make_shared<Unread>(); });
}

}  // namespace

DecodingBound::DecodingBound(std::size_t most) {
    static const bool once = (register_filters(), true);
    static_cast<void>(once);
    left = most;
    refused = false;
}

DecodingBound::~DecodingBound() { left = unbounded; }

void DecodingBound::charge(std::size_t bytes) {
    refused = refused || bytes > left;
    if (refused) throw TooMuchDecoded();
    left -= bytes;
}

bool DecodingBound::spent() { return refused; }

}  // namespace server
