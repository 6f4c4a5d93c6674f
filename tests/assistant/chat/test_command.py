import subprocess
import sys

from assistant.web.listening import listen


def test_a_port_in_use_is_told_at_once_with_the_flag_that_helps() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "rujukan", "chat", "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"rujukan: 127.0.0.1:{port}: cannot listen there: ")
    assert "--port" in done.stderr
