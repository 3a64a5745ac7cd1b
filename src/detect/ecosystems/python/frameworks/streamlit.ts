import type { Framework } from '../../../core/framework.ts';

export const streamlit: Framework = {
  id: 'streamlit',
  ecosystem: 'python',
  dependencies: ['streamlit'],
  port: 8501,
  entrypoint(view, port) {
    const names = ['streamlit_app.py', 'app.py', 'main.py', 'Home.py', 'src/app.py', 'src/main.py', 'app/main.py'];
    const file =
      view.folder.first(...names) ?? view.sources().find(({ text }) => /^import streamlit\b/m.test(text))?.name;
    if (file === undefined) return undefined;
    return [
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
  runtimeEnv: () => ({ HOME: '/tmp', STREAMLIT_BROWSER_GATHER_USAGE_STATS: 'false' }),
  healthEndpoints: () => ({ value: '/_stcore/health', because: 'Streamlit serves it by default' }),
};
