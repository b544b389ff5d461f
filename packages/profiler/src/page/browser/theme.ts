// Light or dark: the system's, until the reader says otherwise.

const system = matchMedia('(prefers-color-scheme: dark)');

export function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? system.matches : theme === 'dark';
}

export function startTheme(onChange: () => void): void {
  const button = document.getElementById('kinglet-theme') as HTMLButtonElement;
  const update = () => {
    button.textContent = isDark() ? 'Light' : 'Dark';
    button.setAttribute('aria-label', `Switch to ${isDark() ? 'light' : 'dark'}`);
    onChange();
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
    update();
  });
  system.addEventListener('change', update);
  update();
}
