# The answers are compared with both databases.
target_link_libraries(test_feel PRIVATE PkgConfig::SQLITE PkgConfig::PQ)
