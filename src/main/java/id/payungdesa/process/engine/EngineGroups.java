package id.payungdesa.process.engine;

import static id.payungdesa.process.engine.Matching.in;
import static id.payungdesa.process.engine.Matching.is;
import static id.payungdesa.process.engine.Matching.like;
import static id.payungdesa.process.engine.Matching.page;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/** The engine's question for groups, answered from the posts our officials hold today. */
class EngineGroups extends GroupQueryImpl {

    EngineGroups(CommandExecutor executor) {
        super(executor);
    }

    @Override
    public long executeCount(CommandContext context) {
        return found(context).size();
    }

    @Override
    public List<Group> executeList(CommandContext context, Page page) {
        return page(found(context), page);
    }

    private List<Group> found(CommandContext context) {
        checkQueryOk();
        return (tenantId != null
                        ? Stream.<Group>empty()
                        : candidates((EngineIdentity) context.getReadOnlyIdentityProvider()))
                .filter(group -> is(id, group.getId()) && in(ids, group.getId()))
                .filter(group -> is(name, group.getName()) && like(nameLike, group.getName()))
                .filter(group -> is(type, group.getType()))
                .toList();
    }

    private Stream<Group> candidates(EngineIdentity identity) {
        if (userId != null) {
            return identity.official(userId).stream().flatMap(EngineIdentity::groups);
        }
        if (id != null || ids != null) {
            return Stream.of(id == null ? ids : new String[] {id})
                    .distinct()
                    .flatMap(one -> Stream.ofNullable(identity.findGroupById(one)));
        }
        return identity.officials()
                .flatMap(official -> official.groups().stream())
                .distinct()
                .map(identity::findGroupById);
    }
}
