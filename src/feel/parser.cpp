// The grammar, by recursive descent. Loosest first: if, or, and, comparison (one, not chained), + -, *, unary -.
#include <fmt/format.h>

#include <array>

#include "feel/cursor.hpp"
#include "feel/tree.hpp"

namespace xiezhi::feel {

namespace {

class Parser : private Cursor {
  public:
    using Cursor::Cursor;

    bool run() {
        if (current().token == Token::End) {
            return refuse({"条件是空的", "the condition is empty"},
                          {"写一个条件，或删去这一项", "write a condition, or leave it out"});
        }
        Index root = 0;
        if (!expression(root)) return false;
        if (current().token != Token::End) return refuse_here();
        tree_.root = root;
        return true;
    }
    Tree take_tree() { return std::move(tree_); }
    using Cursor::take_fault;

  private:
    bool make(Index& out, Op op, std::uint32_t column, std::vector<Index> items, std::int64_t number = 0) {
        if (tree_.nodes.size() >= kNodeLimit) {
            return refuse_at(column, {"条件太长", "the condition has too many parts"},
                             {"把它拆成几个条件或几个字段", "split it into several conditions or fields"});
        }
        Node node;
        node.op = op;
        node.column = column;
        node.items = std::move(items);
        node.number = number;
        out = static_cast<Index>(tree_.nodes.size());
        tree_.nodes.push_back(std::move(node));
        return true;
    }
    bool make_literal(Index& out, std::uint32_t column, Type type, std::int64_t number, std::string text = {}) {
        if (!make(out, Op::Literal, column, {}, number)) return false;
        tree_.nodes[out].type = std::move(type);
        tree_.nodes[out].text = std::move(text);
        return true;
    }

    bool deeper() {
        if (depth_ < kDepthLimit) return true;
        return refuse({"括号套得太深", "brackets are nested too deeply"},
                      {"把它拆成几个条件或几个字段", "split it into several conditions or fields"});
    }

    bool expression(Index& out) {
        if (!deeper()) return false;
        ++depth_;
        const bool good = sees_word("if") ? if_expression(out) : disjunction(out);
        --depth_;
        return good;
    }

    bool if_expression(Index& out) {
        const std::uint32_t column = current().column;
        advance();
        Index condition = 0;
        Index yes = 0;
        Index no = 0;
        return expression(condition) && expect_word("then") && expression(yes) && expect_word("else") &&
               expression(no) && make(out, Op::If, column, {condition, yes, no});
    }

    bool disjunction(Index& out) {
        const std::uint32_t column = current().column;
        std::vector<Index> items(1);
        if (!conjunction(items[0])) return false;
        while (take_word("or")) {
            Index next = 0;
            if (!conjunction(next)) return false;
            items.push_back(next);
        }
        out = items[0];
        return items.size() == 1 || make(out, Op::Or, column, std::move(items));
    }

    bool conjunction(Index& out) {
        const std::uint32_t column = current().column;
        std::vector<Index> items(1);
        if (!comparison(items[0])) return false;
        while (take_word("and")) {
            Index next = 0;
            if (!comparison(next)) return false;
            items.push_back(next);
        }
        out = items[0];
        return items.size() == 1 || make(out, Op::And, column, std::move(items));
    }

    bool comparison(Index& out) {
        if (!sum(out)) return false;
        const std::uint32_t column = current().column;
        static constexpr std::array<std::pair<std::string_view, Op>, 6> kOperators = {{{"=", Op::Equal},
                                                                                       {"!=", Op::NotEqual},
                                                                                       {"<=", Op::LessEqual},
                                                                                       {">=", Op::GreaterEqual},
                                                                                       {"<", Op::Less},
                                                                                       {">", Op::Greater}}};
        bool found = false;
        for (const auto& [symbol, op] : kOperators) {
            if (!take(symbol)) continue;
            Index right = 0;
            const Index left = out;
            if (!sum(right) || !make(out, op, column, {left, right})) return false;
            found = true;
            break;
        }
        if (!found && take_word("between")) {
            Index low = 0;
            Index high = 0;
            const Index operand = out;
            if (!sum(low)) return false;
            if (!take_word("and")) {
                return refuse({"between 缺少 and", "between lacks its “and”"},
                              {"写法：x between 1 and 5", "write: x between 1 and 5"});
            }
            if (!sum(high) || !make(out, Op::Between, column, {operand, low, high})) return false;
            found = true;
        }
        if (!found && take_word("in")) {
            if (!membership(out, column)) return false;
            found = true;
        }
        if (found && (sees("=") || sees("!=") || sees("<") || sees("<=") || sees(">") || sees(">=") ||
                      sees_word("in") || sees_word("between"))) {
            return refuse({"比较不能连写", "comparisons are not chained"},
                          {"用 and 连接两个比较，或用括号分清", "join two comparisons with and, or use parentheses"});
        }
        return true;
    }

    // After `in`: a range in any of its brackets, a list, a name of a list, or any of these in parentheses.
    bool membership(Index& out, std::uint32_t column) {
        const Index operand = out;
        const std::uint32_t list_column = current().column;
        if (take("]")) {
            Index low = 0;
            return sum(low) && range(out, column, operand, low, 1);
        }
        if (take("[")) {
            std::vector<Index> items;
            if (!sees("]")) {
                Index first = 0;
                if (!expression(first)) return false;
                if (sees("..")) return range(out, column, operand, first, 0);
                items.push_back(first);
                if (!rest_of_list(items)) return false;
            }
            Index list = 0;
            return expect("]") && make(list, Op::ListLiteral, list_column, std::move(items)) &&
                   make(out, Op::In, column, {operand, list});
        }
        if (take("(")) {
            std::vector<Index> items(1);
            if (!expression(items[0])) return false;
            if (sees("..")) return range(out, column, operand, items[0], 1);
            if (!rest_of_list(items) || !expect(")")) return false;
            // One thing in parentheses may itself be a list: check() looks at its type.
            Index list = items[0];
            const bool one = items.size() == 1;
            const Op op = tree_.at(list).op;
            if (!one || (op != Op::ListLiteral && op != Op::Name)) {
                if (!make(list, Op::ListLiteral, list_column, std::move(items))) return false;
            }
            return make(out, Op::In, column, {operand, list});
        }
        Index list = 0;
        return sum(list) && make(out, Op::In, column, {operand, list});
    }

    bool rest_of_list(std::vector<Index>& items) {
        while (take(",")) {
            Index next = 0;
            if (!expression(next)) return false;
            items.push_back(next);
        }
        return true;
    }

    bool range(Index& out, std::uint32_t column, Index operand, Index low, std::int64_t after_low) {
        Index high = 0;
        if (!expect("..") || !sum(high)) return false;
        std::int64_t before_high = 0;
        if (take(")") || take("[")) {
            before_high = 1;
        } else if (!expect("]")) {
            return false;
        }
        if (!make(out, Op::InRange, column, {operand, low, high})) return false;
        tree_.nodes[out].first = after_low;
        tree_.nodes[out].last = -before_high;
        return true;
    }

    bool sum(Index& out) {
        if (!product(out)) return false;
        while (sees("+") || sees("-")) {
            const Op op = sees("+") ? Op::Add : Op::Subtract;
            const std::uint32_t column = current().column;
            advance();
            Index right = 0;
            const Index left = out;
            if (!product(right) || !make(out, op, column, {left, right})) return false;
        }
        return true;
    }

    bool product(Index& out) {
        if (!unary(out)) return false;
        while (sees("*")) {
            const std::uint32_t column = current().column;
            advance();
            Index right = 0;
            const Index left = out;
            if (!unary(right) || !make(out, Op::Multiply, column, {left, right})) return false;
        }
        return true;
    }

    bool unary(Index& out) {
        if (!sees("-")) return primary(out);
        const std::uint32_t column = current().column;
        advance();
        if (current().token == Token::Integer) {
            const std::int64_t number = -current().number;
            advance();
            return make_literal(out, column, Type::integer(), number);
        }
        if (sees("-")) {
            return refuse({"两个减号连在一起", "two minus signs in a row"},
                          {"删去一个，或用括号", "remove one, or use parentheses"});
        }
        Index operand = 0;
        return primary(operand) && make(out, Op::Negate, column, {operand});
    }

    bool primary(Index& out) {
        const Lexeme lexeme = current();
        switch (lexeme.token) {
            case Token::End:
                return refuse_here();
            case Token::Integer:
                advance();
                return make_literal(out, lexeme.column, Type::integer(), lexeme.number);
            case Token::Text:
                advance();
                return make_literal(out, lexeme.column, Type::text(), 0, lexeme.text);
            case Token::Symbol:
                return bracket(out);
            case Token::Name:
                return word(out);
        }
        return refuse_here();
    }

    bool bracket(Index& out) {
        const std::uint32_t column = current().column;
        if (take("[")) {
            std::vector<Index> items;
            if (!sees("]")) {
                items.emplace_back();
                if (!expression(items[0]) || !rest_of_list(items)) return false;
            }
            return expect("]") && make(out, Op::ListLiteral, column, std::move(items));
        }
        if (!take("(")) return refuse_here();
        if (!expression(out) || !expect(")")) return false;
        if (!sees(".")) return true;
        advance();
        if (!take_word("days")) {
            return refuse({"这里只能写 days", "only “days” may stand here"},
                          {"写法：(较晚日期 - 较早日期).days", "write: (later - earlier).days"});
        }
        const Index difference = out;
        return make(out, Op::Days, column, {difference});
    }

    bool word(Index& out) {
        const Lexeme lexeme = current();
        const std::string& text = lexeme.text;
        if (text == "true" || text == "false") {
            advance();
            return make_literal(out, lexeme.column, Type::boolean(), text == "true" ? 1 : 0);
        }
        if (text == "null") {
            advance();
            return make(out, Op::Null, lexeme.column, {});
        }
        if (text == "date") return date_literal(out);
        if (text == "duration") return duration_literal(out);
        if (text == "not") return call(out, Op::Not, 1, 1);
        if (text == "count") return call(out, Op::Count, 1, 1);
        if (text == "contains") return call(out, Op::Contains, 1, 2);
        const Lexeme& second = ahead(1);
        if (is(ahead(2), Token::Symbol, "(")) {
            if (text == "list" && is(second, Token::Name, "contains")) return call(out, Op::ListContains, 2, 2);
            if (text == "starts" && is(second, Token::Name, "with")) return call(out, Op::StartsWith, 2, 2);
            if (text == "string" && is(second, Token::Name, "length")) return call(out, Op::StringLength, 2, 1);
        }
        if (is(second, Token::Symbol, "(")) {
            return refuse(
                {fmt::format("没有函数“{}”", text), fmt::format("there is no function “{}”", text)},
                {"可用：not、count、list contains、starts with、contains、string length、date、duration",
                 "there are: not, count, list contains, starts with, contains, string length, date, duration"});
        }
        if (is_word_of_language(text)) return refuse_here();
        advance();
        if (!make(out, Op::Name, lexeme.column, {})) return false;
        tree_.nodes[out].text = text;
        return true;
    }

    bool call(Index& out, Op op, std::size_t words, std::size_t arguments) {
        const std::uint32_t column = current().column;
        for (std::size_t i = 0; i < words; ++i) advance();
        if (!expect("(")) return false;
        std::vector<Index> items(1);
        if (!expression(items[0]) || !rest_of_list(items)) return false;
        if (items.size() != arguments) {
            return refuse_at(column,
                             {fmt::format("这个函数要 {} 个参数", arguments),
                              fmt::format("this function takes {} argument(s)", arguments)},
                             {"增减括号内以逗号分隔的参数", "add or remove arguments between its commas"});
        }
        return expect(")") && make(out, op, column, std::move(items));
    }

    bool text_argument(std::string& text, std::uint32_t& column, Words remedy) {
        advance();
        if (!expect("(")) return false;
        column = current().column;
        if (current().token != Token::Text) {
            return refuse({"括号里应是一个带引号的文字", "a quoted text is expected in the brackets"},
                          std::move(remedy));
        }
        text = current().text;
        advance();
        return expect(")");
    }

    bool date_literal(Index& out) {
        const std::uint32_t start = current().column;
        std::string text;
        std::uint32_t column = start;
        const Words remedy = {"写法：date(\"2024-02-29\")；日期字段直接写名称",
                              "write date(\"2024-02-29\"); a date field is just named"};
        if (!text_argument(text, column, remedy)) return false;
        const auto date = parse_date(text);
        if (!date) {
            return refuse_at(column, {fmt::format("没有日期“{}”", text), fmt::format("there is no date “{}”", text)},
                             remedy);
        }
        return make_literal(out, start, Type::date(), date->days);
    }

    bool duration_literal(Index& out) {
        const std::uint32_t start = current().column;
        std::string text;
        std::uint32_t column = start;
        const Words remedy = {
            "写法：duration(\"P30D\")，只能以日计，至多 36525 日；法定期限由期限规则计算",
            "write duration(\"P30D\"): days only, at most 36525; statutory terms are computed by their rules"};
        if (!text_argument(text, column, remedy)) return false;
        const bool negative = text.starts_with("-");
        const std::string_view body = std::string_view(text).substr(negative ? 1 : 0);
        std::int64_t days = 0;
        bool good = body.size() >= 3 && body.size() <= 7 && body.front() == 'P' && body.back() == 'D';
        for (std::size_t i = 1; good && i + 1 < body.size(); ++i) {
            good = body[i] >= '0' && body[i] <= '9';
            days = days * 10 + (body[i] - '0');
        }
        if (!good) {
            return refuse_at(
                column, {fmt::format("不认识的时长“{}”", text), fmt::format("unknown duration “{}”", text)}, remedy);
        }
        return make(out, Op::Duration, start, {}, negative ? -days : days);
    }

    int depth_ = 0;
    Tree tree_;
};

}  // namespace

Result<Tree> parse(std::string_view text, const std::string& where) {
    if (text.size() > kTextLimit) {
        return fail(condition_fault(where, 1,
                                    {"条件太长，最多 8192 字节", "the condition is too long; at most 8192 bytes"},
                                    {"把它拆成几个条件或几个字段", "split it into several conditions or fields"}));
    }
    auto lexemes = lex(text, where);
    if (!lexemes) return tl::unexpected(lexemes.error());
    Parser parser(std::move(*lexemes), where);
    if (!parser.run()) return fail(parser.take_fault());
    return parser.take_tree();
}

}  // namespace xiezhi::feel
