/* A browser writes a date in its own language; beside the field it stands in ours, as soon as it is chosen. */
const fields = document.querySelectorAll('input[type=date]');

if (fields.length) {
    const {namedDay} = await import('/forms/payung-text.js');
    for (const field of fields) {
        const words = document.createElement('output');
        words.className = 'day-words';
        field.after(words);
        const tell = () => { words.textContent = namedDay(field.value); };
        field.addEventListener('input', tell);
        field.form?.addEventListener('reset', () => setTimeout(tell));
        tell();
    }
}
