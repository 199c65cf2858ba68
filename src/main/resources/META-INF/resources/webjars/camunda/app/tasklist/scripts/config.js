export default {
  app: { vendor: 'Payung Desa', name: '· Tugas' },
  locales: { availableLocales: ['id'], fallbackLocale: 'id' },
  customScripts: ['scripts/sso', 'scripts/frame', 'scripts/parts', 'scripts/kartu'],
  disableWelcomeMessage: true,
  shortcuts: {}
};
