// Uploads that a form names become files of its record.
#pragma once

#include "http/call.hpp"

namespace xiezhi::http {

// A form names what was uploaded by the upload's id, and only so: a stored file's address stays inside, or whoever knew
// one could attach what he may not read to a matter of his own and read it there.
// Of the action `attach` and of every field of type file. NotFound at the input when it is nobody's or somebody else's upload.
Result<void> keep_uploads(Call& call, const Kind& kind, engine::Request& request);

}  // namespace xiezhi::http
