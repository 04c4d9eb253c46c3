// The pages of a PDF, whoever made it, as they can be taken over into another one.

#pragma once

#include "layout/cpu_budget.h"

#include <qpdf/QPDF.hh>

#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// Why pages cannot be taken over, for the one who sent them.
struct Unprintable : std::runtime_error {
    Unprintable(const std::string& with_code, const std::string& in_thai, const std::string& in_english)
        : std::runtime_error(in_english), code(with_code), thai(in_thai) {}

    std::string code, thai;
};

// Reads strictly: what libqpdf would have to mend or guess is refused. All it throws is an
// Unprintable, a QPDFExc or another std::exception of libqpdf, which mean a damaged file, or CpuBudgetSpent.
class PrintSource {
public:
    // `bytes` must outlive this. Copies of its pages in another PDF do not need it.
    PrintSource(std::string_view bytes, std::size_t most_pages, const layout::CpuBudget& budget);

    // Dictionaries with what printing needs and no more: boxes, rotation, resources, content. What
    // annotations and fields show on paper has become content; links, actions and structure are gone.
    std::vector<QPDFObjectHandle> pages();

private:
    using Inherited = std::map<std::string, QPDFObjectHandle>;

    void walk(QPDFObjectHandle node, const Inherited& inherited, int levels);
    void add_page(QPDFObjectHandle page, const Inherited& inherited);
    void refuse_hidden_layers();
    void check_content(QPDFObjectHandle content) const;
    void check_depth(const QPDFObjectHandle& top) const;

    const std::size_t most_pages_;
    const layout::CpuBudget& budget_;
    QPDF pdf_;
    std::vector<QPDFObjectHandle> pages_;
    std::set<QPDFObjGen> seen_;  // Of the tree of pages.
    bool annotated_ = false;
};

}  // namespace server
