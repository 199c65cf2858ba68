export default {
  app: { vendor: 'Payung Desa', name: '· Profil' },
  locales: { availableLocales: ['id'], fallbackLocale: 'id' },
  customScripts: ['../tasklist/scripts/sso', '../tasklist/scripts/frame'],
  disableWelcomeMessage: true,
  links: [
    { label: 'Usulan desa', href: '/usulan-desa', description: 'Usulan desa Anda dan sampai di mana prosesnya' },
    { label: 'Pemantauan', href: '/pantau', description: 'Kemajuan semua desa' }
  ]
};
