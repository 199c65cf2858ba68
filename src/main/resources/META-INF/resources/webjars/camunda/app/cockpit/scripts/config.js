/* Indonesian, whatever the browser asks for; who prefers English has chosen it in the menu. */
const language = localStorage.getItem('payung.language') === 'en' ? 'en' : 'id';

export default {
  app: { vendor: 'Payung Desa', name: '· Ruang Kendali' },
  locales: { availableLocales: [language], fallbackLocale: language },
  customScripts: ['../tasklist/scripts/sso', '../tasklist/scripts/frame'],
  disableWelcomeMessage: true
};
