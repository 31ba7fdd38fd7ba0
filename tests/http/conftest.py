"""One demonstration and one server for the whole run; data is examined when the server has ended."""
import pytest

from xiezhi import Server, command, examine

DAY = "2024-05-06"


def pytest_sessionfinish():
    for server in Server.started:
        if server.alive():
            server.kill()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """A demonstration bureau that nobody has touched; tests that kill their server take a copy."""
    folder = tmp_path_factory.mktemp("http") / "demo"
    command("demo", "--data", folder)
    return folder


@pytest.fixture(scope="session")
def server(demo, tmp_path_factory):
    from xiezhi import free_copy
    data = free_copy(demo, tmp_path_factory.mktemp("served") / "data")
    running = Server(data)
    yield running
    running.stop()
    examine(data)


@pytest.fixture(scope="session")
def people(server):
    """Signed in once each: argon2id is slow on purpose."""
    known = {}

    def person(name):
        if name not in known:
            known[name] = server.sign_in(name)
        return known[name]

    return person


@pytest.fixture
def stranger(server):
    """Somebody who is not signed in."""
    return server.client()


def refused(answer, status, *codes):
    """The answer is a refusal of that status and names these codes."""
    assert answer.status == status and set(codes) <= set(answer.codes()), answer
    return answer


def application(people, **input):
    """Opens a case as a case officer would and returns its id."""
    officer = people("officer")
    units = {unit["title"]: unit["id"] for unit in officer.get("records/unit?limit=200").json["items"]}
    agency = next(id for title, id in units.items() if "市场监督管理局" in title)
    body = {
        "action": "receive", "on": DAY,
        "input": {"received_how": "IN_PERSON", "act_kind": "PENALTY", "management_field": "MARKET", "applicant_form": "CITIZEN",
                  "act_title": "江市监罚字〔2024〕18号", "act_on": "2024-04-15", "start_ground": "POST", "knowledge_on": "2024-04-20",
                  "claims": "请求撤销该决定", "facts": "申请人认为认定事实不清", **input},
        "parties": {"applicant": [{"name": "李某某", "identity_type": "ID_CARD", "identity": "110101199003070011", "phone": "13800138000"}], "respondent": [{"unit": agency}]},
    }
    answer = officer.post("records/reconsideration_case", body)
    assert answer.status == 201, answer
    return answer.json["id"]


@pytest.fixture
def case(people):
    return application(people)
