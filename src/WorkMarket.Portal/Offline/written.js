// What somebody wrote and has not sent outlasts the page, where another form of it is answered by the page anew.

// What was written, ticked or chosen in the forms of the page, save in one of them.
const unsent = except => [...document.querySelectorAll('main form')].filter(form => !except || callOf(form) !== callOf(except))
  .flatMap(form => fieldsOf(form).filter(isChanged).map(field => ({ at: placeOf(field), value: field.value, checked: field.checked })));

// A field is found again by what its form asks for, its name, and which of that name it is.
const callOf = form => `${form.elements._method?.value ?? ''} ${form.getAttribute('action')}`;
const fieldsOf = form => [...form.elements].filter(field => field.name && !/^(hidden|file|submit|button|fieldset)$/.test(field.type));
const placeOf = field =>
  `${callOf(field.form)} ${field.name} ${fieldsOf(field.form).filter(one => one.name === field.name).indexOf(field)}`;

const isTicked = field => /^(checkbox|radio)$/.test(field.type);
const isChanged = field => isTicked(field) ? field.checked !== field.defaultChecked : field.value !== offeredBy(field);
const offeredBy = field => !field.options ? field.defaultValue
  : ([...field.options].find(one => one.defaultSelected) ?? field.options[0])?.value ?? '';

function putBack(kept) {
  for (const field of [...document.querySelectorAll('main form')].flatMap(fieldsOf)) {
    const was = kept.find(one => one.at === placeOf(field));
    if (!was || field.options && ![...field.options].some(one => one.value === was.value)) continue;
    if (isTicked(field)) field.checked = was.checked;
    else field.value = was.value;
    field.closest('details')?.setAttribute('open', '');
  }
}
