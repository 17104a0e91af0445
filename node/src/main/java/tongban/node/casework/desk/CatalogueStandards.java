package tongban.node.casework.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tongban.kernel.calendar.ExtensionLimit;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.law.AsOf;
import tongban.kernel.law.ParameterAnswer;
import tongban.kernel.zone.Authority;
import tongban.node.casework.Standards;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.Difference;
import tongban.node.catalogue.Gap;
import tongban.node.catalogue.Procedure;
import tongban.node.zone.Descriptors;
import tongban.policy.limit.StatutoryLimit;
import tongban.policy.limit.TimeLimits;

/** What casework needs, from the catalogue, the dated limits of the law, and this zone's descriptor. */
final class CatalogueStandards implements Standards {

    private final Catalogue catalogue;
    private final TimeLimits limits;
    private final Supplier<Optional<Descriptors>> descriptors;

    CatalogueStandards(Catalogue catalogue, TimeLimits limits, Supplier<Optional<Descriptors>> descriptors) {
        this.catalogue = catalogue;
        this.limits = limits;
        this.descriptors = descriptors;
    }

    @Override
    public Optional<Standard> inForce(String item, LocalDate receipt) {
        return catalogue.inForce(item, receipt).flatMap(found -> standard(found, receipt));
    }

    @Override
    public Optional<Standard> of(ZoneCode zone, String item, LocalDate receipt) {
        return catalogue.ofPartner(zone, item, receipt).flatMap(found -> standard(found, receipt));
    }

    private Optional<Standard> standard(tongban.node.catalogue.Standard found, LocalDate receipt) {
        Procedure procedure = found.procedure();
        return limit(procedure.gapsLimit(), receipt)
                .flatMap(gaps -> limit(procedure.decisionLimit(), receipt)
                        .map(decision -> new Standard(
                                found.item(),
                                found.id(),
                                procedure.mode(),
                                procedure.fourEyes(),
                                procedure.roles(),
                                gaps.limit(),
                                decision.limit(),
                                Optional.<ExtensionLimit>ofNullable(decision.extension()),
                                procedure.acceptance(),
                                authority(procedure.competence()))));
    }

    private Optional<StatutoryLimit> limit(String name, LocalDate day) {
        return limits.find(name)
                .map(item -> item.limit().at(AsOf.on(day)))
                .filter(ParameterAnswer.InForce.class::isInstance)
                .map(answer -> ((ParameterAnswer.InForce<StatutoryLimit>) answer)
                        .dated()
                        .value());
    }

    private Optional<CreditCode> authority(String competence) {
        return descriptors.get().stream()
                .flatMap(known -> known.own().profile().authorities().stream())
                .filter(one -> one.competence().equals(competence))
                .findFirst()
                .flatMap(Authority::code);
    }

    @Override
    public List<Fault> faults(Standard standard, byte[] form, LocalDate receipt) {
        return catalogue.of(standard.id()).stream()
                .flatMap(found -> catalogue.gaps(found, form, receipt).stream())
                .map(CatalogueStandards::fault)
                .toList();
    }

    private static Fault fault(Gap gap) {
        return new Fault(gap.field(), gap.zh(), gap.en());
    }

    @Override
    public List<Rule> unmet(String standard, byte[] form) {
        return catalogue.of(standard).stream()
                .flatMap(found -> catalogue.unmet(found, form).stream())
                .map(unmet -> new Rule(
                        unmet.condition().condition(),
                        unmet.condition().question().zh(),
                        unmet.condition().question().en(),
                        unmet.condition().reference(),
                        unmet.changes().stream().map(CatalogueStandards::fault).toList()))
                .toList();
    }

    @Override
    public List<Fault> differences(ZoneCode zone, String item, LocalDate receipt) {
        return catalogue.inForce(item, receipt).stream()
                .flatMap(own -> catalogue.ofPartner(zone, item, receipt).stream()
                        .flatMap(theirs -> catalogue.compare(own, theirs).stream()))
                .map(CatalogueStandards::told)
                .toList();
    }

    private static Fault told(Difference difference) {
        String one = difference.one().orElse("–");
        String other = difference.other().orElse("–");
        return new Fault(
                difference.place(),
                difference.name().zh() + "：本地为“" + one + "”，对方为“" + other + "”",
                difference.name().en() + ": here \"" + one + "\", there \"" + other + "\"");
    }
}
