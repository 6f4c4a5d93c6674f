// Light, dark, or as the system has it: chosen by a switch, remembered in this browser.
const THEMES = { system: '◐', light: '☀', dark: '☾' };
const darkSystem = matchMedia('(prefers-color-scheme: dark)');

function chosenTheme() {
  const kept = localStorage.getItem('rujukan-theme');
  if (kept in THEMES) return kept;
  const given = new URLSearchParams(location.search).get('__theme');
  return given === 'dark' || given === 'light' ? given : 'system';
}

function applyTheme() {
  const theme = chosenTheme();
  document.body.classList.toggle('dark', theme === 'dark' || (theme === 'system' && darkSystem.matches));
  const button = document.querySelector('[data-act="theme"]');
  if (!button) return;
  const [sign, label] = button.children;
  sign.textContent = THEMES[theme];
  label.textContent = button.dataset[theme];
  button.title = button.dataset[theme];
}

acts.theme = () => {
  const names = Object.keys(THEMES);
  const next = names[(names.indexOf(chosenTheme()) + 1) % names.length];
  if (next === 'system') localStorage.removeItem('rujukan-theme');
  else localStorage.setItem('rujukan-theme', next);
  applyTheme();
};
darkSystem.addEventListener('change', applyTheme);
