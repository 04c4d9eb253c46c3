// One connection: its header looked at, one request, one answer.

#pragma once

#include "server/http/connections.h"
#include "server/http/router.h"

#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/TCPServerConnectionFactory.h>

namespace server {

// Makes the connections of the server. `connections` has admitted each; it and the router must
// outlive them all.
Poco::Net::TCPServerConnectionFactory::Ptr connection_factory(Connections& connections, const Router& router,
                                                              Poco::Net::HTTPServerParams::Ptr parameters);

}  // namespace server
