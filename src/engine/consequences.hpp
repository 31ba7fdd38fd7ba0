// What an action causes, said in one shape for the preview ("it will …") and the answer ("it has …").
#pragma once

#include "engine/work.hpp"

namespace xiezhi::engine {

json::object consequences(const Work& work);

}  // namespace xiezhi::engine
