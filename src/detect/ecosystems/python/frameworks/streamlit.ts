import type { PythonFramework } from '../framework.ts';

export const streamlit: PythonFramework = {
  id: 'streamlit',
  // It stands on Tornado.
  before: ['gradio', 'tornado'],
  dependencies: ['streamlit'],
  port: 8501,
  entrypoint(view) {
    const names = ['streamlit_app.py', 'app.py', 'main.py', 'Home.py', 'src/app.py', 'src/main.py', 'app/main.py'];
    const file =
      view.folder.first(...names) ?? view.sources().find(({ text }) => /^import streamlit\b/m.test(text))?.name;
    if (file === undefined) return undefined;
    return (port) => [
      'streamlit',
      'run',
      file,
      '--server.port',
      String(port),
      '--server.address',
      '0.0.0.0',
      '--server.headless',
      'true',
    ];
  },
  env: () => ({ HOME: '/tmp', STREAMLIT_BROWSER_GATHER_USAGE_STATS: 'false' }),
  health: { value: '/_stcore/health', because: 'Streamlit serves it by default' },
};
