"""The page that asks who one is, in both languages at once: nobody has chosen one yet."""

from assistant.chat.html.markup import NOTHING, Markup, element, joined

LOG_IN = "/log-in"
LOG_OUT = "/log-out"

_STYLE = """
body { background: #faf8f4; color: #1f1d1a; font: 400 1.05rem/1.5 system-ui, sans-serif; margin: 0; }
form { box-sizing: border-box; margin: 15vh auto 0; max-width: 24rem; padding: 1.5rem; }
h1 { font: 600 1.6rem/1.3 Georgia, serif; }
label { display: block; margin-top: 1rem; }
input { border: 1px solid #8a8275; border-radius: 8px; box-sizing: border-box; display: block; font: inherit;
  margin-top: 0.3rem; padding: 0.5rem 0.7rem; width: 100%; background: #fff; color: inherit; }
button { background: #17605a; border: 0; border-radius: 8px; color: #fff; font: 600 1rem/1 system-ui, sans-serif;
  margin-top: 1.4rem; padding: 0.8rem 1.2rem; }
.wrong { color: #84480d; }
@media (prefers-color-scheme: dark) {
  body { background: #161513; color: #e9e5dc; }
  input { background: #22201d; }
  button { background: #86c9bf; color: #161513; }
  .wrong { color: #e5ae6c; }
}
"""

_WRONG = (
    "Nama atau kata sandi tidak cocok, atau terlalu sering dicoba.",
    "Name or password do not fit, or too many tries.",
)


def login_page(*, wrong: bool) -> Markup:
    """The form; `wrong` where a password has just not fitted."""
    said = element("p", _both(*_WRONG), class_="wrong", role="alert") if wrong else NOTHING
    form = element(
        "form",
        element("h1", "Rujukan"),
        said,
        element("label", _both("Nama", "Name"), _field("name", "text", "username")),
        element("label", _both("Kata sandi", "Password"), _field("password", "password", "current-password")),
        element("button", _both("Masuk", "Log in"), type="submit"),
        method="post",
        action=LOG_IN,
    )
    head = element(
        "head",
        element("title", "Rujukan"),
        Markup('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("style", Markup(_STYLE)),
    )
    page = element("html", head, element("body", element("main", form)), lang="id")
    return joined([Markup("<!doctype html>"), page])


def _both(indonesian: str, english: str) -> Markup:
    return joined([indonesian, " · ", element("span", english, lang="en")])


def _field(name: str, type_: str, autocomplete: str) -> Markup:
    return element("input", name_=name, type=type_, autocomplete=autocomplete, required=True, maxlength=256)
