// Files put with a record: by the action `attach`, or as the value of a field of type file. What was uploaded comes with the
// request (`Request::files`), never as text in its input: an address in the hands of a client would open any file.
#pragma once

#include "engine/work.hpp"

namespace xiezhi::engine {

// Puts an uploaded file with the record; its id, which is what a field of type file holds.
std::optional<std::string> keep_file(Work& work, const Attachment& file);

}  // namespace xiezhi::engine
