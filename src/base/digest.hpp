// Hashes that others compute too, to compare what was sent with what arrived. Not for secrets (store/crypto).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace xiezhi {

// The bytes of the digest; nothing for a method other than "sha1" and "sha256".
std::optional<std::string> digest(std::string_view method, std::string_view bytes);

}  // namespace xiezhi
