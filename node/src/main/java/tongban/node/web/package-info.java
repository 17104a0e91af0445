/**
 * The shell in which every module shows its pages: layout, language, elder mode, navigation, errors, files of the
 * theme.
 *
 * <h2>How a module writes a page</h2>
 * <ol>
 *   <li>A package-private {@code @Controller} in its own {@code web} sub-package answers GET with the name of a
 *       template, as in {@code return "zone/web/partners"}. A form posts to the address at which GET shows it, so
 *       that the switches of language and elder mode, which reload the address, work after a refused form too. After
 *       a form that did something: {@code Flash.done(redirect, "zone.joined", name)} and {@code return
 *       "redirect:/partners"}.
 *   <li>The template lies beside the code in the resources, {@code tongban/node/zone/web/partners.html}, and fills the
 *       layout: {@code <html th:replace="~{web/layout :: page(#{zone.partners}, ~{::#content}, ~{})}">}, with
 *       {@code <div id="content" th:remove="tag">} in its body. The third argument is the trail of breadcrumbs,
 *       {@code ~{web/parts :: trail(#{zone.partners})}}, or {@code ~{}} for none. Fragments for the inputs of forms,
 *       tags and trails are in {@code web/parts.html}, classes for tables, panels, cards and facts in {@code
 *       tongban.css}; {@code operator/web/operators.html} is a list to begin from, {@code operator/web/operator.html}
 *       a detail page. No script and no style in a template: the
 *       content security policy forbids both.
 *   <li>Every word comes from {@code tongban/node/zone/messages.properties} (English) and {@code
 *       messages_zh.properties}; a key starts with the module's name. The test {@code MessagesTest} compares both and
 *       looks up each template's keys.
 *   <li>A {@link tongban.node.web.NavigationEntry} bean puts the page into the side navigation, a
 *       {@link tongban.node.web.HomeCard} bean puts a card on the home page.
 *   <li>What a form refuses goes into {@link tongban.node.web.Faults} under the name of its field; the layout shows the
 *       error summary, {@code parts.html} the same sentence beside the field.
 *   <li>Addresses for machines, and pages for people without an account, are opened by a bean
 *       {@link tongban.node.web.Entrance}; everything else needs an operator.
 *   <li>A part of a page that refreshes itself carries {@code hx-get} and {@code hx-trigger}; beside it stands a link
 *       that does the same without script. The element with the {@code id} that had the focus gets it back after a
 *       swap, and an element {@code data-announce} is read out.
 * </ol>
 */
@NullMarked
package tongban.node.web;

import org.jspecify.annotations.NullMarked;
