#include "layout/block/typeset.h"

#include "layout/block/paginate.h"
#include "layout/block/set_blocks.h"

namespace layout {

Result<Pages> typeset(const Document& document) {
    Setting setting;
    set_blocks(document.blocks, {document.frame.left, document.frame.column(), root_node}, setting);
    Pages pages = paginate(setting, document);
    if (!setting.problems.empty()) return std::move(setting.problems);
    return pages;
}

}  // namespace layout
