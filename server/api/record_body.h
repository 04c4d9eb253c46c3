// What the resources of kept records answer with.

#pragma once

#include "layout/value/value.h"
#include "server/http/message.h"
#include "server/office/people_body.h"

namespace server {

// The members that have something to say.
layout::Value told(layout::Value::Object members);

// A JSON answer that nobody keeps: it is about people.
Reply private_reply(int status, layout::Value value, Fields fields = {});

}  // namespace server
