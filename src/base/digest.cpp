#include "base/digest.hpp"

#include <openssl/evp.h>

#include "base/fault.hpp"

namespace xiezhi {

std::optional<std::string> digest(std::string_view method, std::string_view bytes) {
    const EVP_MD* which = method == "sha1" ? EVP_sha1() : method == "sha256" ? EVP_sha256() : nullptr;
    if (which == nullptr) return std::nullopt;
    std::string out(EVP_MAX_MD_SIZE, '\0');
    unsigned length = 0;
    XIEZHI_CHECK(EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(out.data()), &length, which, nullptr) == 1);
    out.resize(length);
    return out;
}

}  // namespace xiezhi
