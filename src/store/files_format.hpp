// How a file's pieces and trailer are sealed; internal to files.cpp and uploads.cpp.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "store/crypto.hpp"
#include "store/files.hpp"

namespace xiezhi::store {

inline constexpr std::size_t kSealedPiece = kFilePiece + kSealOverhead;
inline constexpr std::size_t kTrailer = 32 + 8 + kSealOverhead;

inline std::uint64_t pieces_of(std::uint64_t length) { return (length + kFilePiece - 1) / kFilePiece; }
// Bytes on the disk of `length` bytes of content, without the trailer.
inline std::uint64_t sealed_length(std::uint64_t length) { return length + pieces_of(length) * kSealOverhead; }

// A piece says which one it is; that it belongs to this file its key says.
std::string piece_context(std::uint64_t index);
std::string trailer_context(std::int64_t bureau, std::string_view address);
Bytes seal_trailer(const Key& file_key, const Key& key, std::uint64_t length, std::string_view context);

Key address_key(const KeyRing& ring, std::int64_t bureau);
bool is_address(std::string_view text);

Fault file_broken(std::string_view where);

}  // namespace xiezhi::store
