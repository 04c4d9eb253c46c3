// The frame around every page: who is signed in, where one can go, what was just done, what is wrong.

#pragma once

#include "server/desk/screen.h"

namespace server {

// What frame.html names; `inside` is HTML already.
layout::Value shell(const Visit& visit, const Screenful& screenful, const std::string& inside);

// Of every page: nothing but our own files may be loaded, nobody may frame it, nothing is kept by caches.
Fields page_fields();

}  // namespace server
